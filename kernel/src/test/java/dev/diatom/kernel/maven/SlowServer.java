package dev.diatom.kernel.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Serves a folder on this machine; a jar takes more than a second. */
final class SlowServer implements AutoCloseable {
    private static final int PIECES = 12;

    private final Path folder;
    private final HttpServer server;

    SlowServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath().substring(1);
            var file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            int pieces = name.endsWith(".jar") ? PIECES : 1;
            for (int i = 0; i < pieces; i++) {
                int from = content.length * i / pieces;
                exchange.getResponseBody().write(content, from, content.length * (i + 1) / pieces - from);
                exchange.getResponseBody().flush();
                TimeUnit.MILLISECONDS.sleep(pieces > 1 ? 100 : 0);
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
