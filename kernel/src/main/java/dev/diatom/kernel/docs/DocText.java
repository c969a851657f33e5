package dev.diatom.kernel.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * A documentation comment in the two forms in which a notebook shows it.
 *
 * @param plain as lines of text
 * @param html as a page fragment, in which only elements that format text are left
 */
public record DocText(String plain, String html) {
    /** Reads what stands between the marks of a comment, without the stars at the beginnings of its lines. */
    public static DocText of(String comment) {
        var writer = new DocWriter();
        write(parse(comment), writer);
        return writer.toDocText();
    }

    private static DocCommentTree parse(String comment) {
        var task = JavaText.task("/**" + comment.replace("*/", "*&#47;") + "*/ class Text {}");
        try {
            var unit = task.parse().iterator().next();
            var type = unit.getTypeDecls().get(0);
            return DocTrees.instance(task).getDocCommentTree(new TreePath(new TreePath(unit), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DocCommentTree comment, DocWriter out) {
        write(comment.getFullBody(), out);
        for (var tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree parameter) {
                out.entry("Parameter", parameter.getName().toString());
                write(parameter.getDescription(), out);
            } else if (tag instanceof ReturnTree returned) {
                out.entry("Returns", "");
                write(returned.getDescription(), out);
            } else if (tag instanceof ThrowsTree thrown) {
                out.entry("Throws", thrown.getExceptionName().getSignature());
                write(thrown.getDescription(), out);
            }
        }
    }

    private static void write(List<? extends DocTree> trees, DocWriter out) {
        trees.forEach(tree -> write(tree, out));
    }

    private static void write(DocTree tree, DocWriter out) {
        if (tree instanceof TextTree text) {
            out.text(text.getBody());
        } else if (tree instanceof EntityTree entity) {
            out.entity(entity.getName().toString());
        } else if (tree instanceof LiteralTree literal) {
            if (literal.getKind() == DocTree.Kind.CODE) {
                out.code(literal.getBody().getBody());
            } else {
                out.text(literal.getBody().getBody());
            }
        } else if (tree instanceof LinkTree link) {
            writeLink(link, out);
        } else if (tree instanceof ReturnTree returned) {
            out.text("Returns ");
            write(returned.getDescription(), out);
        } else if (tree instanceof StartElementTree start) {
            out.start(start.getName().toString().toLowerCase(Locale.ROOT));
        } else if (tree instanceof EndElementTree end) {
            out.end(end.getName().toString().toLowerCase(Locale.ROOT));
        } else if (tree.getKind() != DocTree.Kind.INHERIT_DOC && tree.getKind() != DocTree.Kind.COMMENT) {
            out.text(tree.toString());
        }
    }

    private static void writeLink(LinkTree link, DocWriter out) {
        if (link.getLabel().isEmpty()) {
            var target = link.getReference().getSignature();
            out.code(target.startsWith("#") ? target.substring(1) : target.replace('#', '.'));
        } else {
            write(link.getLabel(), out);
        }
    }
}
