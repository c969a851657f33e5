package dev.diatom.kernel.magic;

import dev.diatom.kernel.shell.CurrentSession;
import org.jspecify.annotations.Nullable;

/** Shows the whole stack trace of the last exception. */
final class TraceMagic implements Magic {
    @Override
    public String name() {
        return "trace";
    }

    @Override
    public String usage() {
        return "%trace";
    }

    @Override
    public String help() {
        return "Shows the whole Java stack trace of the last exception.";
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        System.out.println(CurrentSession.lastTrace().orElse("No cell has ended with an exception."));
        return null;
    }
}
