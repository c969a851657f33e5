package dev.diatom.ifcb;

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
        thread(() -> {
                    try {
                        made.complete(HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(HttpClient.Redirect.NORMAL)
                                .connectTimeout(CONNECT)
                                .executor(Executors.newCachedThreadPool(HttpThreads::thread))
                                .build());
                    } catch (RuntimeException | Error e) {
                        made.completeExceptionally(e);
                    }
                })
                .start();
        return made.join();
    }

    private static Thread thread(Runnable work) {
        var root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        var thread = new Thread(root, work, "diatom-http", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(HttpThreads.class.getClassLoader());
        return thread;
    }
}
