package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Answer;
import dev.diatom.ifcb.http.ContentRange;
import dev.diatom.ifcb.http.Http;
import dev.diatom.image.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The .roi file on a server, by parts; what was learned of it is kept, and shared by all handles of a bin. */
final class RoiServer {
    /** What tells one state of the file from another; empty and negative where the server does not say. */
    private record Version(String tag, long length) {}

    private final URI uri;
    private final Http http;
    private @Nullable Version version;
    private boolean isWithoutRanges;

    RoiServer(URI uri, Http http) {
        this.uri = uri;
        this.http = http;
    }

    URI uri() {
        return uri;
    }

    /**
     * The pixels of a target; empty if the server gives files as a whole only. That is learned from the head of its answer,
     * and asked once.
     *
     * @throws UncheckedIOException if the file is not the one of an earlier request any more
     */
    Optional<byte[]> pixels(BinFiles files, AdcLayout layout, Target target) {
        Version known;
        synchronized (this) {
            if (isWithoutRanges) {
                return Optional.empty();
            }
            known = version;
        }
        RoiBounds.check(files, layout, target, known == null || known.length < 0 ? Long.MAX_VALUE : known.length);
        long first = target.byteOffset();
        long last = first + target.bytes() - 1;
        var headers = new HashMap<String, String>();
        headers.put("Range", "bytes=" + first + "-" + last);
        if (known != null && known.tag.startsWith("\"")) {
            headers.put("If-Range", known.tag);
        }
        return http.get(uri, headers, answer -> {
            var range = ContentRange.parse(answer.header("Content-Range"));
            if (answer.status() == 416 && range.total() >= 0) {
                RoiBounds.check(files, layout, target, range.total());
            }
            answer.requireFile();
            if (answer.status() == 200) {
                refuseRanges(known, answer);
                return Optional.<byte[]>empty();
            }
            learn(known, new Version(answer.header("ETag"), range.total()));
            if (range.total() >= 0) {
                RoiBounds.check(files, layout, target, range.total());
            }
            if (range.first() != first || range.last() != last) {
                throw answer.broken(
                        "the server sends other bytes than it was asked for",
                        "bytes " + first + "-" + last,
                        Fault.quote(answer.header("Content-Range")));
            }
            return Optional.of(exactly(answer, files, target));
        });
    }

    private static byte[] exactly(Answer answer, BinFiles files, Target target) throws IOException {
        long expected = target.bytes();
        var announced = answer.length();
        if (announced.isPresent() && announced.getAsLong() != expected) {
            throw answer.broken(
                    "the server sends another length than was asked for", expected + " bytes", announced.getAsLong());
        }
        var bytes =
                Memory.take(files.roi(), RoiBounds.needs(target), expected, () -> new byte[Math.toIntExact(expected)]);
        int at = 0;
        for (var pieces = answer.next(); pieces != null; pieces = answer.next()) {
            for (var piece : pieces) {
                if (piece.remaining() > bytes.length - at) {
                    throw answer.broken(
                            "the server sends another length than was asked for", expected + " bytes", "more");
                }
                int count = piece.remaining();
                piece.get(bytes, at, count);
                at += count;
            }
        }
        if (at != bytes.length) {
            throw answer.broken("the server sends another length than was asked for", expected + " bytes", at);
        }
        return bytes;
    }

    private void refuseRanges(@Nullable Version known, Answer answer) {
        if (known != null) {
            throw changed(answer.header("ETag"), known.tag);
        }
        synchronized (this) {
            isWithoutRanges = true;
        }
    }

    private synchronized void learn(@Nullable Version known, Version now) {
        if (known != null && !known.equals(now)) {
            throw changed(now.toString(), known.toString());
        }
        version = now;
    }

    private UncheckedIOException changed(String now, String before) {
        return new UncheckedIOException(
                Fault.in(uri.toString(), "the file has changed between two requests")
                        .expected(Fault.quote(before), Fault.quote(now))
                        .advice("Open the bin anew")
                        .toString(),
                new ProtocolException("changed"));
    }
}
