package dev.diatom.kernel.magic;

import org.jspecify.annotations.Nullable;

/** What a magic line calls when its cell runs. */
public final class MagicCalls {
    private static final Magics MAGICS = new Magics();

    private MagicCalls() {}

    /**
     * Runs a magic.
     *
     * @param name the magic's name
     * @param rest what follows the name in its line
     */
    public static @Nullable Object run(String name, String rest) {
        var magic = MAGICS.find(name);
        var line = MagicLine.parse(rest, magic.options());
        return magic.run(line.withVariables(variable -> MagicVariables.text(magic, variable)));
    }
}
