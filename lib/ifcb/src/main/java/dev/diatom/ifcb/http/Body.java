package dev.diatom.ifcb.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The body of an answer, handed to the thread that asked, piece by piece and none before the last one was taken. */
final class Body implements HttpResponse.BodySubscriber<Body> {
    /** What is in the queue: bytes, the end, or what went wrong. */
    private record Piece(
            List<ByteBuffer> bytes, boolean isEnd, @Nullable Throwable failure) {}

    private final BlockingQueue<Piece> queue = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;
    private boolean cancelled;

    @Override
    public CompletionStage<Body> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        if (cancelled) {
            given.cancel();
        } else {
            subscription = given;
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        queue.add(new Piece(bytes, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        queue.add(new Piece(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        queue.add(new Piece(List.of(), true, null));
    }

    /**
     * The next bytes; null after the last.
     *
     * @throws HttpTimeoutException if none have come for some time
     * @throws IOException if the connection has failed
     */
    @Nullable
    List<ByteBuffer> next(Duration silence) throws IOException {
        var piece = Waiting.until(silence, queue::poll);
        if (piece == null) {
            throw new HttpTimeoutException("nothing has come for " + Waiting.text(silence));
        }
        if (piece.failure != null) {
            throw new IOException(piece.failure.getMessage(), piece.failure);
        }
        if (piece.isEnd) {
            return null;
        }
        synchronized (this) {
            if (subscription != null) {
                subscription.request(1);
            }
        }
        return piece.bytes;
    }

    /** Ends the transfer, if it has not ended; the connection is closed. */
    synchronized void cancel() {
        cancelled = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
