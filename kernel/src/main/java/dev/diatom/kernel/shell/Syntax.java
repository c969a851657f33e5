package dev.diatom.kernel.shell;

import com.sun.source.util.JavacTask;
import dev.diatom.kernel.docs.JavaText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Tells what is written as Java from what is not, whatever its names mean: JShell does not tell the two apart. */
final class Syntax {
    /** In a notebook, an expression is a statement. */
    private static final String EXPRESSION = "compiler.err.not.stmt";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);

    /** Whether this is a sequence of statements or of members, an expression, or a compilation unit. */
    boolean isJava(String source) {
        return isBody(source)
                || parses("class C {" + source + "\n}")
                || parses("class C { Object o = " + source + "\n; }")
                || parses(source);
    }

    /** Whether this is a sequence of statements; the last one may lack its semicolon. */
    boolean isBody(String source) {
        return parses("class C { Object m() {" + source + "\n;} }");
    }

    /** Where the comment begins that does not end, if there is one. */
    OptionalInt findOpenComment(String source) {
        if (!source.contains("/*")) {
            return OptionalInt.empty();
        }
        return errors(source).stream()
                .filter(error -> error.getCode().equals("compiler.err.unclosed.comment"))
                .mapToInt(error -> (int) error.getStartPosition())
                .findFirst();
    }

    private boolean parses(String source) {
        return errors(source).stream().allMatch(error -> error.getCode().equals(EXPRESSION));
    }

    private List<Diagnostic<? extends JavaFileObject>> errors(String source) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask)
                compiler.getTask(Writer.nullWriter(), files, diagnostics, null, null, List.of(new JavaText(source)));
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }
}
