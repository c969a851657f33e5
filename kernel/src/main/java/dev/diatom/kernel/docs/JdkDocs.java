package dev.diatom.kernel.docs;

import java.util.Optional;

/** Where the documentation of the JDK's own classes stands, for a JDK that came without its sources. */
public final class JdkDocs {
    private JdkDocs() {}

    /** A pointer to the page of the class that a signature names; empty where that is no class of the JDK. */
    public static Optional<DocText> find(String signature) {
        return Signature.parse(signature)
                .flatMap(parsed -> page(parsed.owner()))
                .map(JdkDocs::pointer);
    }

    private static Optional<String> page(String owner) {
        for (var prefix : new String[] {"", "java.lang.", "java.util."}) {
            try {
                var type = Class.forName(prefix + owner, false, ClassLoader.getPlatformClassLoader());
                if (type.getModule().isNamed() && type.getModule().getName().startsWith("java.")) {
                    return Optional.of("https://docs.oracle.com/en/java/javase/"
                            + Runtime.version().feature() + "/docs/api/"
                            + type.getModule().getName() + "/"
                            + type.getName().replace('.', '/').replace('$', '.') + ".html");
                }
            } catch (ClassNotFoundException | LinkageError e) {
                // Not in this package.
            }
        }
        return Optional.empty();
    }

    private static DocText pointer(String page) {
        return new DocText(
                "This JDK came without its sources. The documentation: " + page,
                "This JDK came without its sources. <a href=\"" + page + "\" target=\"_blank\">The documentation</a>");
    }
}
