package dev.diatom.kernel.shell;

import dev.diatom.kernel.docs.DocText;
import dev.diatom.kernel.docs.JdkDocs;
import dev.diatom.kernel.docs.SourceDocs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis;

/** What stands under the cursor: signatures, with their documentation. Positions count UTF-16 units. */
public final class Inspection {
    private static final int MOST_SHOWN = 12;

    private final SourceCodeAnalysis analysis;
    private final SourceDocs docs;

    Inspection(SourceCodeAnalysis analysis, SourceDocs docs) {
        this.analysis = analysis;
        this.docs = docs;
    }

    /**
     * A class, a member or a variable.
     *
     * @param signature as Java writes it
     * @param doc its documentation; empty where there is none, or where the JDK came without its sources
     */
    public record Described(String signature, Optional<DocText> doc) {}

    /** What the name under the cursor, or the call in whose parentheses it stands, may mean. */
    public List<Described> describe(String source, int cursor) {
        int end = cursor;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        var before = source.substring(0, end);
        var code = before.substring(Fragment.lastStart(analysis, before));
        var found = documentation(code);
        if (found.isEmpty() && endsWithName(code)) {
            found = documentation(code + "(");
        }
        if (found.isEmpty() && code.endsWith(".")) {
            // Whose member it will be.
            found = documentation(code.substring(0, code.length() - 1));
        }
        for (int open = openParenthesis(code, code.length());
                found.isEmpty() && open > 0;
                open = openParenthesis(code, open)) {
            found = documentation(code.substring(0, open + 1));
        }
        return found.stream().limit(MOST_SHOWN).toList();
    }

    private List<Described> documentation(String code) {
        var described = new ArrayList<Described>();
        for (var found : analysis.documentation(code, code.length(), true)) {
            var signature = withoutRepetition(found.signature());
            var comment = Optional.ofNullable(found.javadoc()).or(() -> docs.find(signature));
            var doc = comment.map(DocText::of).or(() -> JdkDocs.find(signature));
            var each = new Described(Imports.simple(signature), doc);
            if (!described.contains(each)) {
                described.add(each);
            }
        }
        return described;
    }

    private static boolean endsWithName(String code) {
        return !code.isEmpty() && Character.isJavaIdentifierPart(code.charAt(code.length() - 1));
    }

    /** JDK 25 writes the parameters of a record's constructor twice. */
    private static String withoutRepetition(String signature) {
        int first = signature.indexOf(")(");
        return first < 0 ? signature : signature.substring(0, signature.indexOf('(')) + signature.substring(first + 1);
    }

    /** The last parenthesis before this place that is not closed before it; -1 where there is none. */
    private static int openParenthesis(String code, int before) {
        int depth = 0;
        for (int i = before - 1; i >= 0; i--) {
            char c = code.charAt(i);
            if (c == ')') {
                depth++;
            } else if (c == '(' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }
}
