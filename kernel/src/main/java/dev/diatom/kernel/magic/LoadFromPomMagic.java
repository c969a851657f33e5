package dev.diatom.kernel.magic;

import dev.diatom.image.Fault;
import dev.diatom.kernel.notebook.Notebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds what a POM depends on, from a file or from the cell. */
final class LoadFromPomMagic implements CellMagic {
    private static final List<String> SCOPES = List.of("compile", "runtime", "provided", "test", "system", "import");

    @Override
    public String name() {
        return "loadFromPOM";
    }

    @Override
    public String usage() {
        return "%loadFromPOM FILE [SCOPE…]  or %%loadFromPOM [SCOPE…] above a POM, or dependencies and repositories of one";
    }

    @Override
    public String help() {
        return "Adds the libraries that a Maven POM depends on to the class path, with all that they need. With no scope,"
                + " those that it needs to compile and run.";
    }

    @Override
    public String example() {
        return "%loadFromPOM pom.xml";
    }

    @Override
    public String plainForm() {
        return "loadFromPOM(\"pom.xml\");";
    }

    @Override
    public boolean isAlsoForLines() {
        return true;
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.file(".xml", ".pom"), Operand.oneOf(SCOPES));
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().isEmpty()) {
            throw misuse("the file is missing");
        }
        checkScopes(line.words().subList(1, line.words().size()));
    }

    @Override
    public void check(MagicLine line, String body) {
        checkScopes(line.words());
        if (body.isBlank()) {
            throw misuse("the cell is empty below its first line");
        }
    }

    private void checkScopes(List<String> scopes) {
        for (var scope : scopes) {
            if (!SCOPES.contains(scope)) {
                throw misuse("expected a scope such as test, found " + Fault.quote(scope) + Near.hint(scope, SCOPES));
            }
        }
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        Notebook.loadFromPOM(
                line.words().get(0), scopes(line.words().subList(1, line.words().size())));
        return null;
    }

    @Override
    public @Nullable Object run(MagicLine line, String body) {
        Notebook.loadFromPOMText(body, scopes(line.words()));
        return null;
    }

    private static String[] scopes(List<String> words) {
        return words.stream().distinct().toArray(String[]::new);
    }
}
