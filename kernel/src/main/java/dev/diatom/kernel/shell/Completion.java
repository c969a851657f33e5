package dev.diatom.kernel.shell;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What a cell under the cursor could become, and whether it is whole. Positions count UTF-16 units. */
public final class Completion {
    private final SourceCodeAnalysis analysis;

    Completion(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /**
     * Texts that fit.
     *
     * @param texts what could stand between start and the cursor, the likelier first
     * @param start where it would begin
     */
    public record Proposals(List<String> texts, int start) {}

    /** Whether a source can run as it is. */
    public enum Wholeness {
        COMPLETE,
        INCOMPLETE,
        INVALID
    }

    /** What could stand at the cursor. Variables that the cell itself declares further up count. */
    public Proposals propose(String source, int cursor) {
        var before = source.substring(0, cursor);
        int start = fragmentStart(before);
        var proposals = suggest(before.substring(start), start);
        if (proposals.texts().isEmpty() && start > 0) {
            // As if the lines above were a block: their variables are then known.
            proposals = suggest("{" + before, -1);
        }
        return proposals;
    }

    /** Signatures of what stands at the cursor. */
    public List<String> signatures(String source, int cursor) {
        int end = cursor;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        var before = source.substring(0, end);
        int start = fragmentStart(before);
        return analysis.documentation(before.substring(start), end - start, false).stream()
                .map(SourceCodeAnalysis.Documentation::signature)
                .distinct()
                .toList();
    }

    /** Whether the source can run as it is. */
    public Wholeness wholeness(String source) {
        var rest = source;
        while (!rest.isBlank()) {
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            if (info.completeness() == Completeness.UNKNOWN) {
                return Wholeness.INVALID;
            }
            if (!info.completeness().isComplete()) {
                return Wholeness.INCOMPLETE;
            }
            rest = info.remaining();
        }
        return Wholeness.COMPLETE;
    }

    private Proposals suggest(String code, int shift) {
        int[] anchor = new int[1];
        var suggestions = analysis.completionSuggestions(code, code.length(), anchor);
        var texts = new LinkedHashSet<String>();
        suggestions.stream()
                .sorted(Comparator.comparing((Suggestion s) -> !s.matchesType())
                        .thenComparing(Suggestion::continuation))
                .forEach(s -> texts.add(s.continuation()));
        return new Proposals(List.copyOf(texts), anchor[0] + shift);
    }

    /** Where the last snippet before the cursor begins. */
    private int fragmentStart(String before) {
        var rest = before;
        while (true) {
            var info = analysis.analyzeCompletion(rest);
            boolean more = info.completeness() == Completeness.COMPLETE
                    && !info.remaining().isBlank();
            if (!more) {
                return before.length() - rest.length();
            }
            rest = info.remaining();
        }
    }
}
