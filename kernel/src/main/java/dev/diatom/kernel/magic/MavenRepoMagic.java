package dev.diatom.kernel.magic;

import dev.diatom.kernel.maven.Repository;
import dev.diatom.kernel.notebook.Notebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a place where libraries are looked for. */
final class MavenRepoMagic implements Magic {
    @Override
    public String name() {
        return "mavenRepo";
    }

    @Override
    public List<String> aliases() {
        return List.of("addMavenRepo");
    }

    @Override
    public String usage() {
        return "%mavenRepo ID ADDRESS, where ADDRESS is a URL or a folder";
    }

    @Override
    public String help() {
        return "Adds a Maven repository, in which %maven looks before Maven's central one.";
    }

    @Override
    public String example() {
        return "%mavenRepo lab file:///data/maven";
    }

    @Override
    public String plainForm() {
        return "mavenRepository(\"lab\", \"file:///data/maven\");";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.text(), Operand.folder());
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().size() != 2) {
            throw misuse(line.words().size() < 2 ? "the identifier or the address is missing" : "expected two words");
        }
        try {
            Repository.of(line.words().get(0), line.words().get(1));
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        Notebook.mavenRepository(line.words().get(0), line.words().get(1));
        return null;
    }
}
