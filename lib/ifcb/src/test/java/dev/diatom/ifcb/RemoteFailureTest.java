package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.diatom.ifcb.http.Http;
import dev.diatom.ifcb.http.Patience;
import dev.diatom.image.Cancellation;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that lie, stall and break off. */
class RemoteFailureTest {
    private static final String LID = TestBins.NEW_LID;

    @TempDir
    Path folder;

    private BinServer server;

    @BeforeEach
    void serve() throws IOException {
        TestBins.newStyle(folder);
        server = new BinServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] bytes(int count) {
        return new byte[count];
    }

    @Test
    void aFileThatBreaksOffIsFetchedAgainAndThenGivenUp() {
        server.when(".adc", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(bytes(10));
        });
        try (var bin = server.open(LID)) {
            assertThatThrownBy(bin::targets)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith(server.at("/data/" + LID)
                            + ".adc: the answer of the server breaks off: expected 1000 bytes, found 10 bytes, then: ")
                    .hasMessageEndingWith(". Try again; if it stays so, tell those who run the server.");
        }
        assertThat(server.count(".adc")).isEqualTo(3);
    }

    @Test
    void aServerThatFallsSilentIsGivenUpInTime() {
        server.when(".adc", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(bytes(10));
            exchange.getResponseBody().flush();
            sleep();
        });
        try (var bin = server.open(LID)) {
            long begin = System.nanoTime();
            assertThatThrownBy(bin::targets)
                    .hasMessage(server.at("/data/" + LID) + ".adc: the answer of the server breaks off: expected 1000"
                            + " bytes, found 10 bytes, then: nothing has come for 400 ms. Try again; if it stays so,"
                            + " tell those who run the server.");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() {
        server.when(".hdr", exchange -> sleep());
        var http = new Http(new Patience(
                Duration.ofMillis(300), Duration.ofMillis(300), 2, Duration.ofMillis(5), Duration.ofSeconds(1)));
        assertThatThrownBy(() -> Bin.open(server.at("/data/" + LID), http))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        server.at("/data/" + LID) + ".hdr: the server cannot be reached: expected an answer at one of"
                                + " 2 attempts, found no answer within 300 ms. Check the address and the network, or try again"
                                + " later.");
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        var uri = server.at("/data/" + LID);
        server.close();
        assertThatThrownBy(() -> Bin.open(uri, BinServer.HTTP))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(
                        uri + ".hdr: the server cannot be reached: expected an answer at one of 3 attempts, found ");
    }

    @Test
    void anInterruptIsHeardAtOnceAndStays() throws Exception {
        server.when(".adc", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().flush();
            sleep();
        });
        var patient = new Http(new Patience(
                Duration.ofSeconds(60), Duration.ofSeconds(60), 3, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        try (var bin = Bin.open(server.at("/data/" + LID), patient)) {
            var reader = Thread.currentThread();
            var interrupter = new Thread(() -> {
                sleep(300);
                reader.interrupt();
            });
            interrupter.start();
            long begin = System.nanoTime();
            assertThatThrownBy(bin::targets).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            interrupter.join();
            assertThatThrownBy(() -> Cancellation.after(Duration.ofMillis(200)).call(bin::targets))
                    .isInstanceOf(CancellationException.class);
            server.when(".adc", server::serve);
            assertThat(bin.targets()).hasSize(5);
        }
    }

    @Test
    void aWebPageIsNoFile() {
        var page = "<!DOCTYPE html>\n<html>please log in</html>".getBytes(StandardCharsets.UTF_8);
        var expected =
                server.at("/data/" + LID) + ".adc: this is not a file of a bin: expected a file, found a web page."
                        + " Check the address; the server may want a login.";
        for (var type : List.of("text/html; charset=utf-8", "text/csv")) {
            server.when(".adc", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", type);
                BinServer.send(exchange, 200, page);
            });
            try (var bin = server.open(LID)) {
                assertThatThrownBy(bin::targets)
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessage(expected);
            }
        }
        assertThat(server.count(".adc")).isEqualTo(2);
    }

    @Test
    void aTextWithoutEndIsNotReadToItsEnd() {
        server.when(".adc", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write(bytes(1 << 20));
                }
            }
        });
        try (var bin = server.open(LID)) {
            assertThatThrownBy(bin::targets)
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessage(
                            server.at("/data/" + LID) + ".adc: the file is too long: expected at most 33554432 bytes"
                                    + " of text, found more. Check that this is the file with the targets of a bin.");
        }
    }

    @Test
    void aHeaderWithoutEndIsNotReadToItsEnd() {
        server.when(".hdr", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < 3; i++) {
                    out.write(bytes(1 << 20));
                }
            }
        });
        assertThatThrownBy(() -> server.open(LID))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(server.at("/data/" + LID) + ".hdr: the file is too long: expected at most 1048576 bytes"
                        + " of text, found more. Check that this is the file with the header of a bin.");
    }

    @Test
    void aLengthThatCannotBeIsRefusedBeforeMemoryIsTaken() {
        server.when(".roi", exchange -> exchange.sendResponseHeaders(200, 1L << 50));
        try (var bin = server.open(LID)) {
            assertThatThrownBy(bin::read)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            server.at("/data/" + LID) + ".roi: the images of the bin cannot be fetched: they need ");
        }
    }

    @Test
    void rangesOfAnotherLengthOrPlaceAreRefused() {
        refuses(
                "bytes 0-5/32",
                9,
                false,
                "the server sends another length than was asked for: expected 6 bytes, found 9.");
        refuses(
                "bytes 0-5/32",
                4,
                false,
                "the server sends another length than was asked for: expected 6 bytes, found 4.");
        refuses(
                "bytes 0-5/32",
                9,
                true,
                "the server sends another length than was asked for: expected 6 bytes, found more.");
        refuses(
                "bytes 0-5/32",
                4,
                true,
                "the server sends another length than was asked for: expected 6 bytes, found 4.");
        refuses(
                "bytes 1-6/32",
                6,
                false,
                "the server sends other bytes than it was asked for: expected bytes 0-5, found" + " \"bytes 1-6/32\".");
    }

    private void refuses(String range, int length, boolean isChunked, String wrong) {
        server.when(".roi", exchange -> part(exchange, range, length, isChunked));
        try (var bin = server.open(LID)) {
            assertThatThrownBy(() -> bin.image(2))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(server.at("/data/" + LID) + ".roi: " + wrong
                            + " Try again; if it stays so, tell those who run the server.");
        }
    }

    private static void part(HttpExchange exchange, String range, int length, boolean isChunked) throws IOException {
        exchange.getResponseHeaders().set("Content-Range", range);
        exchange.sendResponseHeaders(206, isChunked ? 0 : length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes(length));
        }
    }

    @Test
    void anImageBeyondTheFileIsSaidAsOfALocalFile() throws IOException {
        Files.write(folder.resolve(LID + ".roi"), bytes(20));
        for (boolean hasRanges : new boolean[] {true, false}) {
            server.hasRanges = hasRanges;
            server.when(".png", exchange -> BinServer.send(exchange, 500, bytes(0)));
            try (var bin = server.open(LID)) {
                assertThatThrownBy(() -> bin.image(5))
                        .isInstanceOf(ImageFormatException.class)
                        .hasMessage(server.at("/data/" + LID) + ".adc: the image of target 5 lies outside the .roi file"
                                + " at line 5 (start_byte, column 18): expected 0 to 14 for an image of 2 x 3, found 26. "
                                + LID + ".roi has 20 bytes; copy it again if it was cut short.");
            }
        }
    }

    @Test
    void aFileThatChangesBetweenRangesIsNoticed() {
        server.hasRanges = true;
        server.tag = "\"one\"";
        try (var bin = server.open(LID)) {
            assertThat(bin.image(2)).isNotNull();
            server.tag = "\"two\"";
            assertThatThrownBy(() -> bin.image(3))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith(
                            server.at("/data/" + LID) + ".roi: the file has changed between two requests: expected ")
                    .hasMessageEndingWith(". Open the bin anew.");
        }
    }

    @Test
    void nothingIsWrittenAndNoThreadKeepsTheProgramAlive() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (var bin = server.open(LID)) {
            var before = names(temporary);
            assertThat(bin.image(5)).isNotNull();
            assertThat(bin.read().images()).hasSize(3);
            assertThat(names(temporary))
                    .filteredOn(name -> !before.contains(name))
                    .noneMatch(name -> name.contains("imageio") || name.contains(LID));
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("diatom-http")
                        || thread.getName().startsWith("HttpClient"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon)
                .allMatch(thread -> thread.getThreadGroup().getParent() == null);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void sleep() {
        sleep(20_000);
    }

    /** Ends early when the server does. */
    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
