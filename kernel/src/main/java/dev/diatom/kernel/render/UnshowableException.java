package dev.diatom.kernel.render;

import java.util.Optional;

/**
 * A value that is shown by its text fails to give it. The trace is that of what was thrown, so that it begins in the
 * user's code; that is not also its cause, of which everything is said already.
 */
public final class UnshowableException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_MESSAGE = 1000;

    UnshowableException(Class<?> type, Throwable thrown) {
        super(name(type) + " cannot be shown: its " + method(type) + " threw " + what(thrown));
        setStackTrace(thrown.getStackTrace());
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().isEmpty() ? "The value" : type.getSimpleName();
    }

    /** The text that every object has by itself is made of its hash code. */
    private static String method(Class<?> type) {
        try {
            boolean isInherited = type.getMethod("toString").getDeclaringClass() == Object.class;
            return isInherited ? "hashCode()" : "toString()";
        } catch (NoSuchMethodException e) {
            return "toString()";
        }
    }

    private static String what(Throwable thrown) {
        var name = thrown.getClass().getSimpleName();
        return message(thrown)
                .map(said -> name + ": " + PlainText.cut(said, LONGEST_MESSAGE))
                .orElse(name);
    }

    private static Optional<String> message(Throwable thrown) {
        try {
            return Optional.ofNullable(thrown.getMessage());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
