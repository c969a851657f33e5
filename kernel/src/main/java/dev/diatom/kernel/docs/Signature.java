package dev.diatom.kernel.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a signature names, as the shell writes it: {@code DiskImage DiskImage.open(String path, int series)}.
 *
 * @param owner the class, with its package where the shell gives it; of nested classes with their outer ones
 * @param member the name of the method, of the constructor's class, or of the field; null for a class itself
 * @param parameters the simple names of the parameters' types without type arguments; null where it is no method
 */
record Signature(
        String owner, @Nullable String member, @Nullable List<String> parameters) {
    private static final Pattern NAME = Pattern.compile("[\\w$.]+");

    /** Reads a signature; empty where it names no class or member: an expression, say. */
    static Optional<Signature> parse(String text) {
        var plain = withoutTypeArguments(text);
        int open = plain.indexOf('(');
        var left = (open < 0 ? plain : plain.substring(0, open)).strip();
        int colon = left.indexOf(':'); // img:dev.diatom.image.DiskImage
        var named = colon >= 0 ? left.substring(colon + 1) : left.substring(left.lastIndexOf(' ') + 1);
        if (!NAME.matcher(named).matches()) {
            return Optional.empty();
        }
        int dot = named.lastIndexOf('.');
        var last = named.substring(dot + 1);
        if (open < 0) {
            return Optional.of(
                    colon < 0 && dot > 0 && isConstant(last)
                            ? new Signature(named.substring(0, dot), last, null)
                            : new Signature(named, null, null));
        }
        var parameters = types(
                plain.substring(open + 1, plain.indexOf(')', open) < 0 ? plain.length() : plain.indexOf(')', open)));
        boolean isMethod = dot > 0 && left.indexOf(' ') > 0;
        return Optional.of(
                isMethod
                        ? new Signature(named.substring(0, dot), last, parameters)
                        : new Signature(named, last, parameters));
    }

    /** Fields that are written in lower case are told from packages and classes by nothing; constants are. */
    private static boolean isConstant(String name) {
        return name.matches("[A-Z][A-Z0-9_]+");
    }

    private static List<String> types(String parameters) {
        var types = new ArrayList<String>();
        for (var parameter : parameters.split(",", -1)) {
            if (!parameter.isBlank()) {
                var words = parameter.strip().split("\\s+", -1);
                types.add(simple(words[Math.max(0, words.length - 2)]));
            }
        }
        return types;
    }

    /** The name of a type without its package, type arguments and annotations; a variable number of it is an array. */
    static String simple(String type) {
        var words = withoutTypeArguments(type).replace("...", "[]").strip();
        var name = words.substring(words.lastIndexOf(' ') + 1);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String withoutTypeArguments(String text) {
        var out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') {
                depth++;
            } else if (c == '>' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
