package dev.diatom.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.diatom.image.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of code that can run in a notebook: Java, or another notebook, of which the code cells count.
 *
 * @param path the file
 * @param parts its pieces of code in order; one, or one for each code cell
 */
public record ScriptFile(Path path, List<Part> parts) {
    private static final List<String> ENDINGS = List.of(".jsh", ".jshell", ".java", ".ijava", ".ipynb");
    /** What editors on Windows put before the text. */
    private static final String BYTE_ORDER_MARK = "\ufeff";
    /** The first statement of a file, below comments: in a notebook a class is in no package. */
    private static final Pattern PACKAGE =
            Pattern.compile("\\A((?:\\s|//[^\\n]*\\n|/\\*.*?\\*/)*)(package\\s+[\\w.\\s]+;)", Pattern.DOTALL);

    public ScriptFile {
        parts = List.copyOf(parts);
    }

    /**
     * A piece of code.
     *
     * @param title what messages call it
     * @param code the code, magics included
     */
    public record Part(String title, String code) {}

    /**
     * Reads a file. A path without a file may lack the ending .jsh, .jshell, .java, .ijava or .ipynb.
     *
     * @throws IllegalArgumentException if there is none, or it is no notebook of Java
     */
    public static ScriptFile read(Path path) {
        var file = find(path);
        var text = text(file);
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".ipynb")) {
            return new ScriptFile(file, cells(file, name, text));
        }
        return new ScriptFile(file, List.of(new Part(name, withoutPackage(text))));
    }

    private static Path find(Path path) {
        if (Files.isRegularFile(path)) {
            return path;
        }
        for (var ending : ENDINGS) {
            var candidate = path.resolveSibling(path.getFileName() + ending);
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    path + ": expected a file of code, found a folder. Give a file in it that has one of the endings "
                            + String.join(", ", ENDINGS) + ".");
        }
        throw new IllegalArgumentException(path + ": there is no such file, with or without one of the endings "
                + String.join(", ", ENDINGS) + ".");
    }

    private static String text(Path file) {
        try {
            var text = Files.readString(file).replace("\r\n", "\n");
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + ": this is no text in UTF-8.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Blanks in its place, so that lines and columns stay. */
    private static String withoutPackage(String text) {
        var matcher = PACKAGE.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        var blank = matcher.group(2).replaceAll("[^\n]", " ");
        return matcher.group(1) + blank + text.substring(matcher.end());
    }

    private static List<Part> cells(Path file, String name, String text) {
        try {
            var notebook = JsonParser.parseString(text).getAsJsonObject();
            var language = language(notebook).orElse("java");
            if (!language.equalsIgnoreCase("java")) {
                throw new IllegalArgumentException(
                        file + ": expected a notebook of Java, found one of " + Fault.quote(language) + ".");
            }
            var parts = new ArrayList<Part>();
            int number = 0;
            for (var element : notebook.getAsJsonArray("cells")) {
                number++;
                var cell = element.getAsJsonObject();
                if (cell.get("cell_type").getAsString().equals("code")) {
                    parts.add(new Part(name + ", cell " + number, source(cell.get("source"))));
                }
            }
            return parts;
        } catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException(file + ": this is no notebook.", e);
        }
    }

    private static Optional<String> language(JsonObject notebook) {
        var metadata = member(notebook, "metadata");
        return Optional.ofNullable(member(member(metadata, "language_info"), "name"))
                .or(() -> Optional.ofNullable(member(member(metadata, "kernelspec"), "language")))
                .map(JsonElement::getAsString);
    }

    private static @Nullable JsonElement member(@Nullable JsonElement element, String name) {
        return element instanceof JsonObject object ? object.get(name) : null;
    }

    /** A notebook stores a text, or its lines. */
    private static String source(JsonElement source) {
        if (source instanceof JsonArray lines) {
            var text = new StringBuilder();
            lines.forEach(line -> text.append(line.getAsString()));
            return text.toString();
        }
        return source.getAsString();
    }
}
