package dev.diatom.kernel.session;

import dev.diatom.kernel.magic.Magics;
import dev.diatom.kernel.notebook.ScriptFile;
import dev.diatom.kernel.notebook.ScriptFile.Part;
import dev.diatom.kernel.shell.Cell;
import dev.diatom.kernel.shell.JavaEngine;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs files of code in a notebook, between the snippets of the cell that asks for them. */
final class Scripts {
    private final JavaEngine engine;
    private final Magics magics;
    private final Set<Path> running = ConcurrentHashMap.newKeySet();

    Scripts(JavaEngine engine, Magics magics) {
        this.engine = engine;
        this.magics = magics;
    }

    /** Reads a file now; its code runs when the running snippet has ended. */
    void load(Path file, int cellNumber) {
        var script = ScriptFile.read(file);
        var path = script.path().toAbsolutePath().normalize();
        if (running.contains(path)) {
            throw new IllegalArgumentException(file + " is running: it cannot load itself.");
        }
        engine.runNext(() -> {
            running.add(path);
            return new Cell(cellNumber, "");
        });
        script.parts().forEach(part -> engine.runNext(() -> cell(part, cellNumber)));
        engine.runNext(() -> {
            running.remove(path);
            return new Cell(cellNumber, "");
        });
    }

    /** Magics are looked up when the turn of a part has come: a part before it may have added a jar with magics. */
    private Cell cell(Part part, int cellNumber) {
        return new Cell(cellNumber, part.title(), part.code(), magics.transpile(part.code()));
    }

    /** Ends the cell; what it has not come to will not run. */
    void end() {
        running.clear();
    }
}
