package dev.diatom.kernel.magic;

import dev.diatom.kernel.notebook.Notebook;
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
    public String plainForm() {
        return "System.out.println(trace());";
    }

    @Override
    public void check(MagicLine line) {
        if (!line.words().isEmpty()) {
            throw misuse("takes no words");
        }
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        var trace = Notebook.trace();
        System.out.println(trace.isEmpty() ? "No cell has ended with an exception." : trace);
        return null;
    }
}
