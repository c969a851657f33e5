package dev.diatom.ifcb.http;

import dev.diatom.image.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a server answers: a status, headers, and a body that comes piece by piece. */
public final class Answer {
    private final URI uri;
    private final HttpResponse<Body> response;
    private final Duration silence;
    private long received;

    Answer(URI uri, HttpResponse<Body> response, Duration silence) {
        this.uri = uri;
        this.response = response;
        this.silence = silence;
    }

    public int status() {
        return response.statusCode();
    }

    /** A header in any case; empty if there is none. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("").strip();
    }

    /** How many bytes the body has, if the server says so. */
    public OptionalLong length() {
        try {
            var text = header("Content-Length");
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The next bytes of the body; null after the last, of which there are as many as were announced. */
    @Nullable
    public List<ByteBuffer> next() throws IOException {
        try {
            var bytes = response.body().next(silence);
            if (bytes != null) {
                for (var each : bytes) {
                    received += each.remaining();
                }
            } else if (length().isPresent() && length().getAsLong() != received) {
                throw new ProtocolException("the answer ended");
            }
            return bytes;
        } catch (IOException e) {
            throw new IOException(
                    Fault.in(uri.toString(), "the answer of the server breaks off")
                            .expected(
                                    length().isPresent() ? length().getAsLong() + " bytes" : "an end",
                                    received + " bytes, then: " + reason(e))
                            .advice("Try again; if it stays so, tell those who run the server")
                            .toString(),
                    e);
        }
    }

    /** Refuses what is no file: a status that tells of none, or a page for people. */
    public void requireFile() {
        if (status() != 200 && status() != 206) {
            throw refused();
        }
        var type = header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            throw page();
        }
        var coding = header("Content-Encoding");
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
            throw broken("the server sends the file in a form that was not asked for", "the file as it is", coding);
        }
    }

    /** A web page has come instead of a file. */
    public UncheckedIOException page() {
        var from = response.uri().equals(uri) ? "a web page" : "a web page from " + response.uri();
        return exception(
                Fault.in(uri.toString(), "this is not a file of a bin")
                        .expected("a file", from)
                        .advice("Check the address; the server may want a login"),
                new ProtocolException("a web page"));
    }

    /** The server does not keep to its own words. */
    public UncheckedIOException broken(String wrong, String expected, Object found) {
        return exception(
                Fault.in(uri.toString(), wrong)
                        .expected(expected, found)
                        .advice("Try again; if it stays so, tell those who run the server"),
                new ProtocolException(wrong));
    }

    /** What a status that brings no file means. */
    public UncheckedIOException refused() {
        var url = uri.toString();
        int status = status();
        if (status == 404 || status == 410) {
            return exception(
                    Fault.in(url, "there is no such file on the server (status " + status + ")")
                            .advice("Check the address and the name of the bin"),
                    new NoSuchFileException(url));
        }
        if (status == 401 || status == 403) {
            return exception(
                    Fault.in(url, "the server does not give this to everyone (status " + status + ")")
                            .advice("Ask those who run it for access; a login is not supported"),
                    new AccessDeniedException(url));
        }
        var cause = new FileSystemException(url, null, "status " + status);
        if (status / 100 == 3) {
            return exception(
                    Fault.in(url, "the server sends elsewhere (status " + status + ")")
                            .expected("at most five redirections, none from https to http", header("Location"))
                            .advice("Check the address"),
                    cause);
        }
        return exception(
                Fault.in(url, "the server answers with status " + status)
                        .advice(
                                Http.isPassing(status)
                                        ? "It is busy; try again later"
                                        : "Check the address; if it is right, tell those who run the server"),
                cause);
    }

    private static UncheckedIOException exception(Fault fault, IOException cause) {
        return new UncheckedIOException(fault.toString(), cause);
    }

    static String reason(IOException e) {
        Throwable last = e;
        while (last.getCause() instanceof IOException cause) {
            last = cause;
        }
        var message = last.getMessage();
        return message == null || message.isBlank() ? "the connection was closed" : message;
    }
}
