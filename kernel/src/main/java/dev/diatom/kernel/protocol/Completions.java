package dev.diatom.kernel.protocol;

import dev.diatom.kernel.shell.Completion.Proposals;
import java.util.List;
import java.util.Map;

/** What proposed texts are, in the form in which JupyterLab and the notebook read it. */
final class Completions {
    /** The name under which Jupyter's front ends look for it, which has never lost its last word. */
    private static final String TYPES = "_jupyter_types_experimental";

    private Completions() {}

    static Map<String, Object> types(Proposals proposals, int start, int end) {
        List<Map<String, Object>> types = proposals.texts().stream()
                .filter(proposals.kinds()::containsKey)
                .map(text -> Map.<String, Object>of(
                        "text", text, "type", proposals.kinds().get(text), "start", start, "end", end))
                .toList();
        return types.isEmpty() ? Map.of() : Map.of(TYPES, types);
    }
}
