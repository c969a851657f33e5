package dev.diatom.kernel.magic;

import dev.diatom.kernel.extension.Services;
import dev.diatom.kernel.shell.Completion.Proposals;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The magics of a notebook. Safe from any thread. */
public final class Magics {
    private final ConcurrentSkipListMap<String, Magic> magics = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, Magic> aliases = new ConcurrentSkipListMap<>();
    private final Services<Magic> services = new Services<>(Magic.class, "magic");
    private final MagicSource source = new MagicSource(this);
    private final PathCompletion paths = new PathCompletion();
    private final MagicCompletion completion = new MagicCompletion(this, paths);
    private final LiteralCompletion literals = new LiteralCompletion(paths);

    /** The magics of this kernel. */
    public Magics() {
        List.of(
                        new BinMagic(),
                        new BinsMagic(),
                        new ClasspathMagic(),
                        new GalleryMagic(),
                        new HelpMagic(this),
                        new ImageMagic(),
                        new JarsMagic(),
                        new LoadFromPomMagic(),
                        new LoadMagic(),
                        new MavenMagic(),
                        new MavenRepoMagic(),
                        new MosaicMagic(),
                        new ReleaseMagic(),
                        new ScratchMagic(),
                        new SliceMagic(),
                        new TimeMagic(),
                        new TraceMagic(),
                        new WhoMagic())
                .forEach(this::add);
    }

    /** Adds the magics that jars provide, as far as they are new; those whose name is taken are refused with a line. */
    public void discover(ClassLoader loader) {
        services.discover(loader, this::add);
    }

    /**
     * Adds a magic.
     *
     * @throws IllegalArgumentException if its name or an alias is no name, or means another magic already
     */
    void add(Magic magic) {
        var names = new TreeSet<>(magic.aliases());
        names.add(magic.name());
        for (var name : names) {
            if (!name.matches("[A-Za-z]\\w*")) {
                throw new IllegalArgumentException("%" + name + " cannot be the name of a magic");
            }
            if (magics.containsKey(name) || aliases.containsKey(name)) {
                throw new IllegalArgumentException("there is a magic %" + name + " already");
            }
        }
        magics.put(magic.name(), magic);
        magic.aliases().forEach(alias -> aliases.put(alias, magic));
    }

    /**
     * The cell as Java source, every magic line replaced by one line of Java, so that lines keep their numbers.
     *
     * @throws MagicException if a magic is unknown or used wrongly
     */
    public String transpile(String cell) {
        return source.transpile(cell);
    }

    /**
     * Runs a magic.
     *
     * @param name its name or alias
     * @param rest what follows the name in its line
     * @param body the cell below the line, for a magic that takes one
     */
    public @Nullable Object run(String name, String rest, @Nullable String body) throws Exception {
        var magic = find(name);
        var line =
                MagicLine.parse(rest, magic.options()).withVariables(variable -> MagicVariables.text(magic, variable));
        if (body != null && magic instanceof CellMagic cell) {
            cell.check(line, body);
            return cell.run(line, body);
        }
        magic.check(line);
        return magic.run(line);
    }

    /** What could stand at the cursor, where it is in a magic line. */
    public Optional<Proposals> complete(String cell, int cursor) {
        return completion.propose(cell, cursor);
    }

    /** What could stand at the cursor of Java that stands for a cell, where it is in a string: paths of files. */
    public Optional<Proposals> complete(JavaAt java) {
        return literals.propose(java.source(), java.cursor());
    }

    /** The cell as Java up to the cursor, for completion: its magic lines declare variables, too. */
    public JavaAt javaAt(String cell, int cursor) {
        int lineStart = cell.lastIndexOf('\n', cursor - 1) + 1;
        var above = cell.substring(0, lineStart);
        var java = above;
        try {
            java = above.contains("%") ? transpile(above) : above;
        } catch (MagicException e) {
            // Said when the cell runs.
        }
        var line = completion.withoutPrefix(cell.substring(lineStart, cursor));
        int shift = java.length() - above.length();
        return new JavaAt(java + line + cell.substring(cursor), cursor + shift, shift);
    }

    /**
     * Java that stands for a cell.
     *
     * @param source the Java
     * @param cursor where the cursor is in it
     * @param shift how much further back the line of the cursor begins than in the cell
     */
    public record JavaAt(String source, int cursor, int shift) {}

    /** What is known of the magic in whose line the cursor is. */
    public Optional<String> inspect(String cell, int cursor) {
        return MagicSource.findName(MagicCompletion.lineAt(cell, cursor).strip())
                .flatMap(this::search)
                .map(HelpMagic::describe);
    }

    /** The magic of this name or alias. */
    Magic find(String name) {
        return search(name)
                .orElseThrow(() -> new MagicException("%" + name + ": there is no such magic"
                        + Near.hint("%" + name, percent(names())) + ". " + listed()));
    }

    /** A sentence with the names of all. */
    String listed() {
        return "There are: " + String.join(", ", percent(magics.keySet())) + ".";
    }

    /** The same, if there is one. */
    Optional<Magic> search(String name) {
        return Optional.ofNullable(magics.getOrDefault(name, aliases.get(name)));
    }

    /** All magics, by name. */
    List<Magic> all() {
        return List.copyOf(magics.values());
    }

    /** The names and aliases. */
    Collection<String> names() {
        var names = new TreeSet<String>(magics.keySet());
        names.addAll(aliases.keySet());
        return names;
    }

    private static List<String> percent(Collection<String> names) {
        return names.stream().map(name -> "%" + name).collect(Collectors.toList());
    }
}
