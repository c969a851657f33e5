package dev.diatom.kernel.magic;

import dev.diatom.kernel.notebook.Notebook;
import java.nio.file.Path;
import java.util.List;

/** Adds to the class path, or lists what was added. */
final class ClasspathMagic implements Magic {
    @Override
    public String name() {
        return "classpath";
    }

    @Override
    public String usage() {
        return "%classpath  or  %classpath ENTRY…, where an ENTRY is a jar, a folder of classes, or has stars";
    }

    @Override
    public String help() {
        return "Adds jars and folders of classes to the class path, for the next line and all further cells; or lists what was added.";
    }

    @Override
    public String example() {
        return "%classpath target/classes";
    }

    @Override
    public String plainForm() {
        return "classpath(\"target/classes\")";
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
    public List<String> run(MagicLine line) {
        var entries = line.words().isEmpty()
                ? Notebook.classpath()
                : Notebook.classpath(line.words().toArray(String[]::new));
        return entries.stream().map(Path::toString).toList();
    }
}
