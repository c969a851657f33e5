package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.diatom.ifcb.Bin;
import dev.diatom.image.Cancellation;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card of a bin whose server gives the header and then nothing, or an error. */
class SlowBinTest {
    private final Renderers renderers = new Renderers();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int statusOfTargets;

    @TempDir
    Path folder;

    private HttpServer server;
    private URI address;
    private String lid;

    @BeforeEach
    void serve() throws IOException {
        var path = SampleData.in(folder).bin();
        lid = String.valueOf(path.getFileName());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, Path.of(path + ".hdr")));
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/" + lid);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Path header) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path.substring(path.length() - 4));
            if (path.endsWith(".hdr")) {
                var body = Files.readAllBytes(header);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } else if (statusOfTargets > 0) {
                exchange.sendResponseHeaders(statusOfTargets, -1);
            } else {
                end.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aStalledFileLeavesACardOfWhatIsKnownWithinSeconds() {
        long start = System.nanoTime();
        var text = renderers.render(Bin.open(address)).data().get(Rendering.TEXT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(text)
                .isEqualTo(lid + "\ntime        2026-05-12 10:15:00 UTC\ninstrument  IFCB134\n"
                        + "run         normal\nthe rest    takes long to come: b.check(), b.images() and %mosaic wait"
                        + " for it");
    }

    @Test
    void anInterruptedCellShowsNoCard() {
        var bin = Bin.open(address);
        assertThatThrownBy(() -> Cancellation.after(Duration.ofMillis(100)).call(() -> renderers.render(bin)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aFileThatFailsIsAskedOnceForACard() {
        statusOfTargets = 403;
        var bin = Bin.open(address);
        asked.clear();
        var text = String.valueOf(renderers.render(bin).data().get(Rendering.TEXT));
        assertThat(text)
                .startsWith(lid + ": the .adc file cannot be read\n")
                .contains("\nimages           not readable, like targets\n")
                .endsWith("\nfindings         not known, like targets");
        assertThat(List.copyOf(asked)).containsExactly(".adc");
    }
}
