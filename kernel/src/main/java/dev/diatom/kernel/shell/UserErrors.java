package dev.diatom.kernel.shell;

import dev.diatom.kernel.render.PlainText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a cell has thrown: one line first, then where in the cells. The full trace is kept as text, never the
 * exception, which may hold images.
 */
final class UserErrors {
    private static final Pattern SNIPPET_FILE = Pattern.compile("#(.+)");

    /** Deep recursion repeats itself. */
    private static final int MOST_FRAMES = 12;

    private static final int LONGEST_MESSAGE = 10_000;
    private static final int LONGEST_TRACE = 1_000_000;

    /** Where the first line of a snippet stands. */
    record Place(int cell, String title, int line) {}

    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private volatile @Nullable String lastTrace;

    void place(String snippetId, Place place) {
        places.put(snippetId, place);
    }

    /** The cell in which a snippet stands. */
    Optional<Integer> cellOf(String snippetId) {
        return Optional.ofNullable(places.get(snippetId)).map(Place::cell);
    }

    Optional<String> lastTrace() {
        return Optional.ofNullable(lastTrace);
    }

    /**
     * @param thrown the exception itself
     * @param located the same as the shell tells it, with the frames of the snippets in their own lines
     */
    Outcome.Failed describe(Throwable thrown, JShellException located) {
        keepTrace(thrown);
        var details = frames(located);
        var cause = thrown.getCause();
        if (cause != null && !headline(thrown).contains(message(cause).orElse("null"))) {
            details.add("    caused by " + headline(cause));
        }
        return new Outcome.Failed(thrown.getClass().getSimpleName(), headline(thrown), details);
    }

    /** A method or class was used of which something is not declared. */
    Outcome.Failed unresolved(UnresolvedReferenceException unresolved, String needs) {
        var name = unresolved.getSnippet().name();
        return new Outcome.Failed(
                "UnresolvedReference", name + " cannot be used before there is " + needs + ".", frames(unresolved));
    }

    /** The same for what was thrown outside of a snippet. */
    Outcome.Failed describe(Throwable thrown) {
        keepTrace(thrown);
        return new Outcome.Failed(thrown.getClass().getSimpleName(), headline(thrown), List.of());
    }

    /** A cell that was interrupted between two snippets. */
    Outcome.Failed interrupted(int cell) {
        return new Outcome.Failed("Interrupted", "cell " + cell + " was interrupted.", List.of());
    }

    /** A cell that was interrupted; what it has thrown is only the way in which it ended, if it did. */
    Outcome.Failed interrupted(int cell, Throwable thrown) {
        keepTrace(thrown);
        if (!(thrown instanceof UnstoppableException)) {
            return interrupted(cell);
        }
        var said = String.format(
                "cell %d was interrupted, but %s does not end. It runs on beside the next cells; when it returns, the rest"
                        + " of its cell will not run. Restart the kernel to be rid of it.",
                cell, thrown.getMessage());
        return new Outcome.Failed("Interrupted", said, List.of());
    }

    private void keepTrace(Throwable thrown) {
        var text = new StringWriter();
        try {
            thrown.printStackTrace(new PrintWriter(text));
        } catch (RuntimeException | Error e) {
            text.append(headline(thrown));
        }
        var trace = PlainText.cut(text.toString(), LONGEST_TRACE);
        lastTrace = PlainText.of(PlainText.withoutWrappers(trace).strip());
    }

    /** What it says of itself, which may be long, or fail, where the class is the user's. */
    private static Optional<String> message(Throwable thrown) {
        try {
            return Optional.ofNullable(thrown.getMessage()).map(said -> PlainText.cut(said, LONGEST_MESSAGE));
        } catch (RuntimeException | Error e) {
            return Optional.empty();
        }
    }

    private static String headline(Throwable thrown) {
        var message = message(thrown).map(PlainText::withoutWrappers).filter(m -> !m.isBlank());
        var name = thrown.getClass().getSimpleName();
        if (message.isEmpty()) {
            return name;
        }
        // What is wrong may have come from a file.
        String said = PlainText.of(message.get());
        return isOurs(thrown) ? said : name + ": " + said;
    }

    /** Whether the message was written by this project, which says everything in it. */
    private static boolean isOurs(Throwable thrown) {
        if (thrown.getClass().getName().startsWith("dev.diatom.")) {
            return true;
        }
        if (thrown instanceof NullPointerException || thrown instanceof ClassCastException || thrown instanceof Error) {
            return false;
        }
        for (var frame : thrown.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")) {
                return frame.getClassName().startsWith("dev.diatom.");
            }
        }
        return false;
    }

    private List<String> frames(JShellException located) {
        var frames = new ArrayList<String>();
        for (var frame : located.getStackTrace()) {
            var file = SNIPPET_FILE.matcher(
                    Optional.ofNullable(frame.getFileName()).orElse(""));
            if (!file.matches()) {
                continue;
            }
            var place = places.get(file.group(1));
            if (place == null) {
                continue;
            }
            var line = "    at " + describe(frame, place);
            if (frames.isEmpty() || !frames.get(frames.size() - 1).equals(line)) {
                frames.add(line);
            }
            if (frames.size() == MOST_FRAMES) {
                frames.add("    …");
                break;
            }
        }
        return frames;
    }

    private static String describe(StackTraceElement frame, Place place) {
        var where = place.title() + ", line " + (place.line() + frame.getLineNumber() - 1);
        var method = frame.getMethodName();
        if (method.isEmpty() || method.startsWith("lambda$") || method.startsWith("do_it$")) {
            return where;
        }
        var type = frame.getClassName();
        return (type.isEmpty() ? method : type + "." + method) + " (" + where + ")";
    }
}
