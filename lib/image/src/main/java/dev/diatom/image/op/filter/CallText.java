package dev.diatom.image.op.filter;

import dev.diatom.image.op.arithmetic.Numbers;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Operators as they are written in a cell. */
public final class CallText {
    private CallText() {}

    /** A call: {@code gaussian3d(2, 2, 0.5)}. */
    public static String of(String name, Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Double number ? Numbers.text(number) : String.valueOf(argument))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
