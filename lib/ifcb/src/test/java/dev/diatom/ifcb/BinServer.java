package dev.diatom.ifcb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.diatom.ifcb.http.Http;
import dev.diatom.ifcb.http.Patience;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Serves the bins of a folder as a Dashboard does, or worse. */
final class BinServer implements AutoCloseable {
    /** Waits for nothing long. */
    static final Http HTTP = new Http(new Patience(
            Duration.ofSeconds(5), Duration.ofMillis(400), 3, Duration.ofMillis(5), Duration.ofSeconds(2)));

    private static final Pattern IMAGE = Pattern.compile("(.*)_([0-9]{5})\\.png");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path folder;
    private final Map<String, HttpHandler> special = new ConcurrentHashMap<>();

    /** The requests so far: a path, and a range if there was one. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Whether parts of files are served; a Dashboard has none. */
    volatile boolean hasRanges;

    /** The ETag of all files; empty for none. */
    volatile String tag = "";

    BinServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    Bin open(String lid) {
        return Bin.open(at("/data/" + lid), HTTP);
    }

    /** What happens to requests for paths that end so. */
    void when(String ending, HttpHandler handler) {
        special.put(ending, handler);
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            var range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(path + (range == null ? "" : " " + range));
            for (var each : special.entrySet()) {
                if (exchange.getRequestURI().getPath().endsWith(each.getKey())) {
                    each.getValue().handle(exchange);
                    return;
                }
            }
            serve(exchange);
        }
    }

    /** Serves a file or an image as it should be. */
    void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.substring(path.lastIndexOf('/') + 1);
        var image = IMAGE.matcher(name);
        if (image.matches()) {
            send(exchange, 200, png(image.group(1), Integer.parseInt(image.group(2))));
        } else if (Files.exists(folder.resolve(name))) {
            file(exchange, Files.readAllBytes(folder.resolve(name)));
        } else {
            send(exchange, 404, new byte[0]);
        }
    }

    private void file(HttpExchange exchange, byte[] bytes) throws IOException {
        var headers = exchange.getResponseHeaders();
        if (!tag.isEmpty()) {
            headers.set("ETag", tag);
        }
        var range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        var condition = exchange.getRequestHeaders().getFirst("If-Range");
        if (!hasRanges || !range.matches() || (condition != null && !condition.equals(tag))) {
            send(exchange, 200, bytes);
            return;
        }
        int first = Integer.parseInt(range.group(1));
        int end = Math.min(Integer.parseInt(range.group(2)) + 1, bytes.length);
        if (first >= bytes.length) {
            headers.set("Content-Range", "bytes */" + bytes.length);
            send(exchange, 416, new byte[0]);
            return;
        }
        headers.set("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + bytes.length);
        send(exchange, 206, Arrays.copyOfRange(bytes, first, end));
    }

    /** As a Dashboard does, with the pieces of old-style bins joined. */
    private byte[] png(String lid, int number) throws IOException {
        try (var bin = Bin.open(folder.resolve(lid))) {
            var image = bin.id().style() == BinStyle.OLD ? bin.stitched().image(number) : bin.image(number);
            var picture = new BufferedImage(
                    Math.toIntExact(image.sizeX()), Math.toIntExact(image.sizeY()), BufferedImage.TYPE_BYTE_GRAY);
            picture.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), image.pixels());
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        }
    }

    /** How often a path that ends so was asked for. */
    long count(String ending) {
        return asked.stream().filter(each -> each.endsWith(ending)).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
