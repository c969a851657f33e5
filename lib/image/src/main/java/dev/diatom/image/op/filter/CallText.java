package dev.diatom.image.op.filter;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Operators as they are written in a cell. */
public final class CallText {
    private CallText() {}

    /** A call: {@code gaussian3d(2, 2, 0.5)}. */
    public static String of(String name, Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Double number ? text(number) : String.valueOf(argument))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** A number; whole ones without a fraction. */
    public static String text(double number) {
        var text = String.valueOf(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
