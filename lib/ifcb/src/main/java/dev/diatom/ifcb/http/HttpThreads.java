package dev.diatom.ifcb.http;

import dev.diatom.image.DaemonThreads;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * The one client for servers, made when first needed. Its threads are daemons of the root thread group, so that what ends
 * the threads of a notebook's cell does not end them, and they end with the program.
 */
final class HttpThreads {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private HttpThreads() {}

    static HttpClient client() {
        return Lazy.CLIENT;
    }

    private static final class Lazy {
        static final HttpClient CLIENT = make();
    }

    /** The client starts a thread when it is made, which belongs to the group of the thread that makes it. */
    private static HttpClient make() {
        var made = new CompletableFuture<HttpClient>();
        DaemonThreads.start("diatom-http", () -> {
            try {
                made.complete(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(CONNECT)
                        .executor(Executors.newCachedThreadPool(work -> DaemonThreads.create("diatom-http", work)))
                        .build());
            } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
            }
        });
        return made.join();
    }
}
