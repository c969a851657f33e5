package dev.diatom.kernel.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documentation comments of Diatom's own classes, read from the sources that the kernel carries, when they are asked
 * for. Safe from any thread.
 */
public final class SourceDocs {
    private static final String SOURCES = "META-INF/sources/";

    private final List<String> packages;
    private final ClassLoader loader;

    /** @param packages those whose classes a signature may name without them */
    public SourceDocs(List<String> packages, ClassLoader loader) {
        this.packages = packages;
        this.loader = loader;
    }

    /** The comment, as it stands in the source, of what a signature names; of a class above it where it has none. */
    public Optional<String> find(String signature) {
        return Signature.parse(signature).flatMap(this::find);
    }

    private Optional<String> find(Signature signature) {
        for (var type : withSupertypes(signature.owner())) {
            var comment = comment(type, signature);
            if (comment.isPresent()) {
                return comment;
            }
        }
        return Optional.empty();
    }

    /** The binary names of the class and of those above it of which there are sources. */
    private Set<String> withSupertypes(String name) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayDeque<Class<?>>();
        load(name).ifPresent(open::add);
        while (!open.isEmpty()) {
            var type = open.remove();
            found.add(type.getName());
            if (type.getSuperclass() != null) {
                open.add(type.getSuperclass());
            }
            open.addAll(List.of(type.getInterfaces()));
        }
        return found;
    }

    private Optional<Class<?>> load(String name) {
        var candidates = new ArrayList<String>();
        candidates.add(name);
        packages.forEach(prefix -> candidates.add(prefix + "." + name));
        for (var candidate : candidates) {
            var binary = candidate;
            while (true) {
                try {
                    return Optional.of(Class.forName(binary, false, loader));
                } catch (ClassNotFoundException | LinkageError e) {
                    int dot = binary.lastIndexOf('.');
                    if (dot < 0 || !isNested(binary, dot)) {
                        break;
                    }
                    binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether what stands before this dot looks like a class, not like a package. */
    private static boolean isNested(String name, int dot) {
        int start = name.lastIndexOf('.', dot - 1) + 1;
        return Character.isUpperCase(name.charAt(start));
    }

    private Optional<String> comment(String binaryName, Signature signature) {
        int dollar = binaryName.indexOf('$');
        var file = SOURCES + (dollar < 0 ? binaryName : binaryName.substring(0, dollar)).replace('.', '/') + ".java";
        try (var in = loader.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : comment(in, binaryName, signature);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> comment(InputStream source, String binaryName, Signature signature)
            throws IOException {
        var parsed = ParsedSource.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        var unit = parsed.unit();
        TreePath at = new TreePath(unit);
        ClassTree type = null;
        for (var name : binaryName.substring(binaryName.lastIndexOf('.') + 1).split("\\$", -1)) {
            type = classOf(type == null ? unit.getTypeDecls() : type.getMembers(), name);
            if (type == null) {
                return Optional.empty();
            }
            at = new TreePath(at, type);
        }
        return type == null ? Optional.empty() : comment(parsed.docs(), at, type, signature);
    }

    private static @Nullable ClassTree classOf(List<? extends Tree> trees, String name) {
        for (var tree : trees) {
            if (tree instanceof ClassTree type && type.getSimpleName().contentEquals(name)) {
                return type;
            }
        }
        return null;
    }

    private static Optional<String> comment(DocTrees docs, TreePath at, ClassTree type, Signature signature) {
        if (signature.member() == null) {
            return Optional.ofNullable(docs.getDocComment(at));
        }
        for (var member : type.getMembers()) {
            if (is(member, type, signature)) {
                var comment = docs.getDocComment(new TreePath(at, member));
                if (comment != null) {
                    return Optional.of(comment);
                }
            }
        }
        // The constructor that a record has without writing it is described with the record.
        boolean isImplicit =
                type.getKind() == Tree.Kind.RECORD && type.getSimpleName().contentEquals(signature.member());
        return isImplicit ? Optional.ofNullable(docs.getDocComment(at)) : Optional.empty();
    }

    private static boolean is(Tree member, ClassTree type, Signature signature) {
        if (member instanceof VariableTree field) {
            return signature.parameters() == null && field.getName().contentEquals(signature.member());
        }
        if (!(member instanceof MethodTree method) || signature.parameters() == null) {
            return false;
        }
        boolean isConstructor = method.getName().contentEquals("<init>");
        var name = isConstructor ? type.getSimpleName() : method.getName();
        var parameters = method.getParameters().stream()
                .map(parameter -> Signature.simple(parameter.getType().toString()))
                .toList();
        return name.contentEquals(signature.member()) && parameters.equals(signature.parameters());
    }

    /** Syntax alone: names mean nothing yet. */
    private record ParsedSource(CompilationUnitTree unit, DocTrees docs) {
        static ParsedSource of(String text) throws IOException {
            var task = JavaText.task(text);
            return new ParsedSource(task.parse().iterator().next(), DocTrees.instance(task));
        }
    }
}
