package dev.diatom.kernel.magic;

import dev.diatom.kernel.maven.Request;
import dev.diatom.kernel.notebook.Notebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds libraries from Maven repositories. */
final class MavenMagic implements Magic {
    @Override
    public String name() {
        return "maven";
    }

    @Override
    public List<String> aliases() {
        return List.of("addMavenDependencies", "addMavenDependency");
    }

    @Override
    public String usage() {
        return "%maven GROUP:ARTIFACT:VERSION…";
    }

    @Override
    public String help() {
        return "Adds libraries and all that they need to the class path, from Maven repositories; the settings in ~/.m2"
                + " hold.";
    }

    @Override
    public String example() {
        return "%maven org.apache.commons:commons-csv:1.14.1";
    }

    @Override
    public String plainForm() {
        return "maven(\"org.apache.commons:commons-csv:1.14.1\");";
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().isEmpty()) {
            throw misuse("the library is missing");
        }
        try {
            new Request.Coordinates(line.words(), List.of());
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        Notebook.maven(line.words().toArray(String[]::new));
        return null;
    }
}
