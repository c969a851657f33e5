package dev.diatom.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/**
 * One snippet of a cell.
 *
 * @param source what the shell is given
 * @param offset where it begins in the cell's source
 */
record Fragment(String source, int offset) {
    /** The snippets of a source; the last one takes the rest of it when that is incomplete or no Java. */
    static List<Fragment> split(SourceCodeAnalysis analysis, String source) {
        var fragments = new ArrayList<Fragment>();
        var rest = source;
        while (!rest.isBlank()) {
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            boolean isWhole = info.completeness().isComplete() && info.completeness() != Completeness.UNKNOWN;
            var snippet = isWhole ? info.source() : rest;
            int blank = snippet.length() - snippet.stripLeading().length();
            fragments.add(new Fragment(snippet.stripLeading(), source.length() - rest.length() + blank));
            if (!isWhole) {
                break;
            }
            rest = info.remaining();
        }
        return fragments;
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
