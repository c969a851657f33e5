package dev.diatom.kernel.magic;

import dev.diatom.kernel.notebook.Notebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a file of code. */
final class LoadMagic implements Magic {
    @Override
    public String name() {
        return "load";
    }

    @Override
    public String usage() {
        return "%load FILE, where FILE ends with .java, .jsh, .jshell or .ipynb";
    }

    @Override
    public String help() {
        return "Runs a file of Java, or the code cells of a notebook, in this notebook; what it declares stays.";
    }

    @Override
    public String example() {
        return "%load helpers.jsh";
    }

    @Override
    public String plainForm() {
        return "load(\"helpers.jsh\");";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.file(".java", ".jsh", ".jshell", ".ijava", ".ipynb"));
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().size() != 1) {
            throw misuse(line.words().isEmpty() ? "the file is missing" : "a path with spaces needs quotes");
        }
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        Notebook.load(line.words().get(0));
        return null;
    }
}
