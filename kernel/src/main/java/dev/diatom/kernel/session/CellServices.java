package dev.diatom.kernel.session;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Scratch;
import dev.diatom.kernel.magic.Magics;
import dev.diatom.kernel.maven.Libraries;
import dev.diatom.kernel.notebook.ClassPath;
import dev.diatom.kernel.render.Renderers;
import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.render.RequestedForms;
import dev.diatom.kernel.shell.CurrentSession;
import dev.diatom.kernel.shell.JavaEngine;
import dev.diatom.kernel.shell.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the code in a cell may ask of its notebook. */
final class CellServices implements CurrentSession.Access, Scratch.Labeller {
    private final Screen screen;
    private final Questions questions;
    private final JavaEngine engine;
    private final Magics magics;
    private final Renderers renderers;
    private final Scripts scripts;
    private final Stopwatch stopwatch;
    private final ClassPath classPath = new ClassPath();
    private final Libraries libraries = new Libraries();
    private volatile int cellNumber;
    private volatile boolean saysReleases = true;
    /** An identifier, or a password. */
    private volatile @Nullable String notToBeShown;

    CellServices(
            Screen screen,
            Questions questions,
            JavaEngine engine,
            Magics magics,
            Renderers renderers,
            Scripts scripts,
            Stopwatch stopwatch) {
        this.screen = screen;
        this.questions = questions;
        this.engine = engine;
        this.magics = magics;
        this.renderers = renderers;
        this.scripts = scripts;
        this.stopwatch = stopwatch;
    }

    /** A cell begins. */
    void begin(int number) {
        cellNumber = number;
        notToBeShown = null;
    }

    /**
     * Whether a value is not for the page: a cell that ends with {@code display(…)} has shown what it had to show, and the
     * identifier is for the next cells; a password is for nobody.
     */
    boolean isHidden(@Nullable Object value) {
        return value != null && value == notToBeShown;
    }

    /** Takes over the magics and renderers that jars provide. */
    void discover(ClassLoader loader) {
        magics.discover(loader);
        renderers.discover(loader);
    }

    @Override
    public Variables variables() {
        return engine.variables();
    }

    @Override
    public Optional<String> lastTrace() {
        return engine.lastTrace();
    }

    @Override
    public int cellNumber() {
        return cellNumber;
    }

    @Override
    public void display(Rendering rendering) {
        screen.display(rendering);
    }

    @Override
    public void display(Rendering rendering, String displayId) {
        notToBeShown = displayId;
        screen.display(rendering, displayId);
    }

    @Override
    public void update(Rendering rendering, String displayId) {
        screen.update(rendering, displayId);
    }

    @Override
    public Rendering render(@Nullable Object value, List<String> mimeTypes) {
        return RequestedForms.of(renderers, value, mimeTypes);
    }

    @Override
    public List<Path> addToClassPath(List<Path> entries) {
        var added = classPath.add(entries);
        added.forEach(engine::addToClassPath);
        if (!added.isEmpty()) {
            engine.findClassLoader().ifPresent(this::discover);
        }
        return added;
    }

    @Override
    public List<Path> addedToClassPath() {
        return classPath.entries();
    }

    @Override
    public void load(Path file) {
        scripts.load(file, cellNumber);
    }

    @Override
    public @Nullable Object runMagic(String name, String rest, @Nullable String body) throws Exception {
        return magics.run(name, rest, body);
    }

    @Override
    public Libraries libraries() {
        return libraries;
    }

    @Override
    public void timeNextSnippet() {
        stopwatch.timeNext();
    }

    @Override
    public void timeCell() {
        stopwatch.timeCell();
    }

    @Override
    public void sayReleases(boolean say) {
        saysReleases = say;
    }

    /** Prints a line about what was released, unless the user does not want to know. */
    void sayRelease(String line) {
        if (saysReleases) {
            System.out.println(line);
        }
    }

    @Override
    public void show(@Nullable Object value) {
        screen.display(renderers.render(value));
    }

    @Override
    public String readPassword(String prompt) {
        try {
            var password = questions.password(prompt);
            notToBeShown = password;
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void page(@Nullable Object value) {
        screen.page(renderers.render(value));
    }

    @Override
    public void clear(boolean wait) {
        screen.clear(wait);
    }

    @Override
    public String madeIn() {
        return "cell " + cellNumber;
    }

    @Override
    public String names(DiskImage image) {
        return String.join(", ", engine.variables().namesOf(image));
    }
}
