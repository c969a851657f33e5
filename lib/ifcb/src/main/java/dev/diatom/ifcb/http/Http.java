package dev.diatom.ifcb.http;

import dev.diatom.image.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers, again if what went wrong may pass: a connection that fails or falls silent, and a server that says that it
 * is busy. An interrupt or a cancellation of the asking thread ends the exchange at once.
 */
public record Http(Patience patience) {
    /** Makes something of an answer; called anew for each attempt. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads; an {@link IOException} says that the connection failed, and has the server asked again. */
        T read(Answer answer) throws IOException;
    }

    public <T> T get(URI uri, Reader<T> reader) {
        return get(uri, Map.of(), reader);
    }

    /**
     * What a reader makes of the answer. The answer ends when the reader returns, read to its end or not.
     *
     * @throws UncheckedIOException if no attempt succeeds; the message names the URL
     */
    public <T> T get(URI uri, Map<String, String> headers, Reader<T> reader) {
        var request = HttpRequest.newBuilder(uri).setHeader("Accept-Encoding", "identity");
        headers.forEach(request::setHeader);
        try {
            for (int attempt = 1; ; attempt++) {
                boolean isLast = attempt == patience.attempts();
                var pause = patience.pauseAfter(attempt);
                var pieces = new Body();
                CompletableFuture<HttpResponse<Body>> coming = null;
                try {
                    coming = HttpThreads.client().sendAsync(request.build(), info -> pieces);
                    var answer = new Answer(uri, wait(coming), patience.silence());
                    var wished = isPassing(answer.status()) ? wish(answer.header("Retry-After")) : Duration.ZERO;
                    if (!isPassing(answer.status()) || isLast || wished.compareTo(patience.longestPause()) > 0) {
                        return reader.read(answer);
                    }
                    pause = wished.compareTo(pause) > 0 ? wished : pause;
                } catch (IOException e) {
                    if (isLast) {
                        throw e;
                    }
                } finally {
                    if (coming != null) {
                        coming.cancel(true);
                    }
                    pieces.cancel();
                }
                Waiting.pause(pause);
            }
        } catch (IOException e) {
            throw failed(uri, e);
        }
    }

    /** Whether a status tells of something that may pass. */
    public static boolean isPassing(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private HttpResponse<Body> wait(CompletableFuture<HttpResponse<Body>> coming) throws IOException {
        HttpResponse<Body> response = Waiting.until(patience.answer(), (time, unit) -> poll(coming, time, unit));
        if (response == null) {
            throw new HttpTimeoutException("no answer within " + Waiting.text(patience.answer()));
        }
        return response;
    }

    private static @Nullable HttpResponse<Body> poll(
            CompletableFuture<HttpResponse<Body>> coming, long time, TimeUnit unit)
            throws InterruptedException, IOException {
        try {
            return coming.get(time, unit);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** How long the server wishes not to be asked: seconds, or a date. */
    private static Duration wish(String retryAfter) {
        try {
            if (retryAfter.matches("[0-9]{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(retryAfter));
            }
            return Duration.between(
                    Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from));
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private UncheckedIOException failed(URI uri, IOException cause) {
        var message = String.valueOf(cause.getMessage());
        var told = message.startsWith(uri + ": ")
                ? message
                : Fault.in(uri.toString(), "the server cannot be reached")
                        .expected("an answer at one of " + patience.attempts() + " attempts", Answer.reason(cause))
                        .advice("Check the address and the network, or try again later")
                        .toString();
        return new UncheckedIOException(told, cause);
    }
}
