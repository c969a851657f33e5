package dev.diatom.kernel.session;

import dev.diatom.kernel.docs.DocText;
import dev.diatom.kernel.render.Html;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.shell.Inspection.Described;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signatures with their documentation, as a front end shows them beside the cursor. */
final class InspectionCard {
    private InspectionCard() {}

    static Optional<Rendering> of(List<Described> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var text = found.stream()
                .map(each -> each.signature()
                        + each.doc()
                                .map(DocText::plain)
                                .map(doc -> "\n\n" + doc)
                                .orElse(""))
                .collect(Collectors.joining("\n\n"));
        var html = found.stream()
                .map(each -> "<pre><b>" + Html.escape(each.signature()) + "</b></pre>"
                        + each.doc().map(DocText::html).orElse(""))
                .collect(Collectors.joining("<hr>"));
        return Optional.of(new Rendering(Map.of(Rendering.TEXT, text, Rendering.HTML, html), Map.of()));
    }
}
