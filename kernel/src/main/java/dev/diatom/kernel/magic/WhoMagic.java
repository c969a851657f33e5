package dev.diatom.kernel.magic;

import dev.diatom.kernel.notebook.Notebook;
import dev.diatom.kernel.render.WhoReport;

/** Lists the variables. */
final class WhoMagic implements Magic {
    @Override
    public String name() {
        return "who";
    }

    @Override
    public String usage() {
        return "%who";
    }

    @Override
    public String help() {
        return "Lists the variables with type and size; unnamed results are left out.";
    }

    @Override
    public String plainForm() {
        return "who()";
    }

    @Override
    public void check(MagicLine line) {
        if (!line.words().isEmpty()) {
            throw misuse("takes no words");
        }
    }

    @Override
    public WhoReport run(MagicLine line) {
        return Notebook.who();
    }
}
