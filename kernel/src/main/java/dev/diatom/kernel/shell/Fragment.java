package dev.diatom.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/**
 * One snippet of a cell.
 *
 * @param source what the shell is given
 * @param offset where it begins in the cell's source
 */
record Fragment(String source, int offset) {
    private static final Pattern THROWING = Pattern.compile("->\\s*throw\\b");
    private static final int MOST_TRIES = 500;

    /** The snippets of a source; the last one takes the rest of it when that is incomplete or no Java. */
    static List<Fragment> split(SourceCodeAnalysis analysis, Syntax syntax, String source) {
        var fragments = new ArrayList<Fragment>();
        var rest = source;
        while (!rest.isBlank()) {
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            boolean isWhole = info.completeness().isComplete() && info.completeness() != Completeness.UNKNOWN;
            var snippet = isWhole ? info.source() : throwing(syntax, rest);
            int blank = snippet.length() - snippet.stripLeading().length();
            fragments.add(new Fragment(snippet.stripLeading(), source.length() - rest.length() + blank));
            rest = isWhole ? info.remaining() : rest.substring(snippet.length());
        }
        return fragments;
    }

    /**
     * The first lines of a source that are Java, where it has a switch that throws; else all of it. JShell does not find
     * the end of {@code default -> throw …;}, though it runs it.
     */
    private static String throwing(Syntax syntax, String source) {
        var arrow = THROWING.matcher(source);
        int end = arrow.find() ? source.indexOf('\n', arrow.end()) : -1;
        for (int tries = 0; end >= 0 && tries < MOST_TRIES; tries++) {
            var lines = source.substring(0, end);
            var stripped = lines.stripTrailing();
            if ((stripped.endsWith("}") || stripped.endsWith(";")) && syntax.isJava(lines)) {
                return lines;
            }
            end = source.indexOf('\n', end + 1);
        }
        return source;
    }

    /** Where the last snippet of a source begins. */
    static int lastStart(SourceCodeAnalysis analysis, String source) {
        var rest = source;
        while (true) {
            var info = analysis.analyzeCompletion(rest);
            boolean more = info.completeness() == Completeness.COMPLETE
                    && !info.remaining().isBlank();
            if (!more) {
                return source.length() - rest.length();
            }
            rest = info.remaining();
        }
    }

    /** The line of the cell on which it begins, from 1. */
    int line(String cellSource) {
        return 1
                + (int) cellSource
                        .substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
