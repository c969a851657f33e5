package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Answer;
import dev.diatom.ifcb.http.Blocks;
import dev.diatom.ifcb.http.Http;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.Progress;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Takes whole files from a server, within bounds: what it says of their length is believed as far as it comes true. */
final class Download {
    /** So much is told apart at most. */
    private static final int BEGINNING = 64;

    private Download() {}

    /** A text of a bin, of so many bytes at most. */
    static byte[] text(Http http, URI uri, long most, String contents) {
        return http.get(uri, answer -> {
            answer.requireFile();
            if (answer.length().orElse(0) > most) {
                throw tooLong(uri, most, contents, answer.length().getAsLong() + " bytes");
            }
            var text = new Blocks();
            for (var bytes = answer.next(); bytes != null; bytes = answer.next()) {
                bytes.forEach(text::add);
                if (text.length() > most) {
                    throw tooLong(uri, most, contents, "more");
                }
            }
            if (isPage(text)) {
                throw answer.page();
            }
            return text.toArray();
        });
    }

    private static UnsupportedFormatException tooLong(URI uri, long most, String contents, String found) {
        return new UnsupportedFormatException(Fault.in(uri.toString(), "the file is too long")
                .expected("at most " + most + " bytes of text", found)
                .advice("Check that this is the file with the " + contents + " of a bin"));
    }

    /** Some servers send their pages as if they were files. */
    private static boolean isPage(Blocks text) {
        var beginning = new byte[(int) Math.min(BEGINNING, text.length())];
        text.copy(0, beginning, 0, beginning.length);
        var words = new String(beginning, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        return words.startsWith("<!doctype") || words.startsWith("<html");
    }

    /** The pixels of a bin, as far as they fit into memory. */
    static Blocks pixels(Http http, URI uri, String name) {
        String task = "fetching " + name;
        return http.get(uri, answer -> {
            answer.requireFile();
            long left = Memory.left();
            long announced = answer.length().orElse(-1);
            if (announced > left) {
                throw tooLarge(uri, announced, left);
            }
            var all = new Blocks();
            for (var bytes = answer.next(); bytes != null; bytes = answer.next()) {
                Cancellation.check();
                bytes.forEach(all::add);
                if (all.length() > left) {
                    throw tooLarge(uri, all.length(), left);
                }
                if (announced > 0) {
                    Progress.current().update(task, all.length(), announced, Progress.Unit.BYTES);
                }
            }
            return all;
        });
    }

    private static IllegalArgumentException tooLarge(URI uri, long bytes, long left) {
        return Memory.tooLarge(
                uri.toString(), "the images of the bin cannot be fetched: they need", bytes, left, "", null);
    }

    /** The bytes of an answer, at most so many and one more. */
    static Blocks bytes(Answer answer, long most) throws IOException {
        var body = new Blocks();
        for (var bytes = answer.next(); bytes != null && body.length() <= most; bytes = answer.next()) {
            bytes.forEach(body::add);
        }
        return body;
    }
}
