package dev.diatom.kernel.docs;

import com.sun.source.util.JavacTask;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source that is only a text, for the compiler's parser. */
public final class JavaText extends SimpleJavaFileObject {
    private final String text;

    /** A compilation unit of this text. */
    public JavaText(String text) {
        super(URI.create("string:///Text.java"), Kind.SOURCE);
        this.text = text;
    }

    static JavacTask task(String text) {
        return (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        Writer.nullWriter(),
                        null,
                        new DiagnosticCollector<JavaFileObject>(),
                        List.of("-proc:none"),
                        null,
                        List.of(new JavaText(text)));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
