package dev.diatom.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.diatom.kernel.NotebookCells;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bins on a server, opened by lines of cells. */
class RemoteMagicsTest {
    private static final String LID = "D20260512T101500_IFCB134";

    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    private HttpServer server;
    private String root;

    @BeforeEach
    void serveABin() throws IOException {
        var bin = SampleData.in(folder).bin();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/data/", exchange -> {
            var name = exchange.getRequestURI().getPath().substring("/data/".length());
            var file = bin.resolveSibling(name);
            answer(
                    exchange,
                    Files.exists(file) ? 200 : 404,
                    Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        });
        server.createContext(
                "/api/export_metadata/",
                exchange -> answer(exchange, 200, ("pid\n" + LID + "\n").getBytes(StandardCharsets.UTF_8)));
        server.start();
        root = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        cells.close();
        server.stop(0);
    }

    @Test
    void aBinIsOpenedByItsAddressAndShown() {
        assertThat(cells.run("%bin b " + root + "/data/" + LID + ".adc"))
                .containsExactly(LID + ": 48 targets, 41 images, open");
        assertThat(cells.run("b")).first().asString().startsWith(LID + ": 48 targets, 41 images, open\ntime ");
        assertThat(cells.run("%mosaic b"))
                .containsExactly(LID + ": mosaic; 41 images at 0.33 of their size, 3.4 pixels per µm (nominal)");
        assertThat(cells.run("b.image(1)")).containsExactly(LID + "_00001: 84 × 84 (XY), uint8, in memory");
    }

    @Test
    void aDatasetIsOpenedByItsAddressAndShownByDays() {
        assertThat(cells.run("%bins d " + root + "/mvco")).containsExactly("data directory " + root + "/mvco");
        assertThat(cells.run("d"))
                .singleElement()
                .asString()
                .contains("2026-05-12")
                .contains("the newest bin is " + LID);
    }

    @Test
    void whatIsNoAddressIsSaid() {
        assertThat(cells.run("%bin b http://127.0.0.1/a^b"))
                .first()
                .asString()
                .contains("%bin: this is no URL: Illegal character in path at index 18: http://127.0.0.1/a^b");
        assertThat(cells.run("%bin b " + root + "/data/D20260512T101501_IFCB134"))
                .first()
                .asString()
                .contains("there is no such bin on the server");
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
