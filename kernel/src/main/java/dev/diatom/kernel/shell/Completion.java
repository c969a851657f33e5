package dev.diatom.kernel.shell;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What a cell under the cursor could become, and whether it is whole. Positions count UTF-16 units. */
public final class Completion {
    /** What JShell takes, about, to look through the class path for names. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long LOOK_MILLIS = 50;
    private static final String ANY_NAME = "Name";

    /** Up to the cursor, the name of an import: of packages, the shell knows nothing else. */
    private static final Pattern IMPORT = Pattern.compile("(^|[;\\n])\\s*import\\s[^;\\n]*$");

    private final SourceCodeAnalysis analysis;
    private final Syntax syntax;
    private final Runnable preparation;
    private final Predicate<String> isVariable;

    /**
     * Of what a shell knows.
     *
     * @param preparation is run before anything is proposed
     */
    Completion(SourceCodeAnalysis analysis, Syntax syntax, Runnable preparation, Predicate<String> isVariable) {
        this.analysis = analysis;
        this.syntax = syntax;
        this.preparation = preparation;
        this.isVariable = isVariable;
    }

    /**
     * Texts that fit.
     *
     * @param texts what could stand between start and the cursor, the likelier first
     * @param start where it would begin
     * @param kinds what some of the texts are, in Jupyter's words: {@code class}, {@code function}, {@code instance} …
     */
    public record Proposals(List<String> texts, int start, Map<String, String> kinds) {
        /** Of no known kind. */
        public Proposals(List<String> texts, int start) {
            this(texts, start, Map.of());
        }
    }

    /** Whether a source can run as it is. */
    public enum Wholeness {
        COMPLETE,
        INCOMPLETE,
        INVALID
    }

    /** What could stand at the cursor. Variables that the cell itself declares further up count. */
    public Proposals propose(String source, int cursor) {
        preparation.run();
        var before = source.substring(0, cursor);
        if (Quoted.endsIn(before)) {
            return new Proposals(List.of(), cursor);
        }
        if (IMPORT.matcher(before).find()) {
            awaitIndex();
        }
        int start = Fragment.lastStart(analysis, before);
        var proposals = suggest(before.substring(start), start);
        if (proposals.texts().isEmpty() && start > 0) {
            // As if the lines above were a block: their variables are then known.
            proposals = suggest("{" + before, -1);
        }
        return proposals;
    }

    /** Whether the source can run as it is. The shell alone would take {@code 1 + * 2} for whole. */
    public Wholeness wholeness(String source) {
        for (var fragment : Fragment.split(analysis, syntax, source)) {
            var completeness = analysis.analyzeCompletion(fragment.source()).completeness();
            if (completeness == Completeness.DEFINITELY_INCOMPLETE
                    || completeness == Completeness.CONSIDERED_INCOMPLETE) {
                return Wholeness.INCOMPLETE;
            }
            if (!syntax.isJava(fragment.source())) {
                return Wholeness.INVALID;
            }
        }
        return Wholeness.COMPLETE;
    }

    /** Until the shell has looked through the class path, or for some seconds: before, it knows hardly any package. */
    private void awaitIndex() {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        try {
            while (!analysis.listQualifiedNames(ANY_NAME, ANY_NAME.length()).isUpToDate() && System.nanoTime() < end) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Proposals suggest(String code, int shift) {
        int[] anchor = new int[1];
        var suggestions = analysis.completionSuggestions(code, code.length(), anchor);
        var texts = new LinkedHashSet<String>();
        suggestions.stream()
                // The first is taken by Enter: after a dot, that must not be the word class.
                .sorted(Comparator.comparing((Suggestion s) -> SourceVersion.isKeyword(s.continuation()))
                        .thenComparing(s -> !s.matchesType())
                        .thenComparing(Suggestion::continuation))
                .forEach(s -> texts.add(s.continuation()));
        var kinds = new HashMap<String, String>();
        boolean isMember = anchor[0] > 0 && code.charAt(anchor[0] - 1) == '.';
        texts.forEach(text -> kinds.put(text, kind(text, isMember)));
        return new Proposals(List.copyOf(texts), anchor[0] + shift, kinds);
    }

    private String kind(String text, boolean isMember) {
        if (text.contains("(")) {
            return "function";
        }
        if (SourceVersion.isKeyword(text)) {
            return "keyword";
        }
        if (isVariable.test(text)) {
            return "instance";
        }
        boolean isUpper = Character.isUpperCase(text.charAt(0));
        if (isUpper) {
            return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT)) ? "property" : "class";
        }
        return isMember ? "property" : "module";
    }
}
