package dev.diatom.kernel.magic;

import dev.diatom.kernel.notebook.Notebook;
import java.nio.file.Path;
import java.util.List;

/** Adds jars to the class path. */
final class JarsMagic implements Magic {
    @Override
    public String name() {
        return "jars";
    }

    @Override
    public String usage() {
        return "%jars PATTERN…, where a PATTERN is a jar, a folder of jars, or has stars, as in lib/*.jar";
    }

    @Override
    public String help() {
        return "Adds jars to the class path, for the next line and all further cells.";
    }

    @Override
    public String example() {
        return "%jars lib/*.jar";
    }

    @Override
    public String plainForm() {
        return "jars(\"lib/*.jar\")";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.file(".jar"));
    }

    @Override
    public Class<?> valueType() {
        return List.class;
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().isEmpty()) {
            throw misuse("the jars are missing");
        }
    }

    @Override
    public List<String> run(MagicLine line) {
        return Notebook.jars(line.words().toArray(String[]::new)).stream()
                .map(Path::toString)
                .toList();
    }
}
