package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When a bin counts as one without header, and what waits for the header. */
class HeaderRuleTest {
    private static final String LID = TestBins.NEW_LID;

    @TempDir
    Path folder;

    @Test
    void aBusyServerDoesNotSettleTheColumnsOfABin() throws IOException {
        var base = TestBins.newStyle(folder);
        var format =
                String.join(",", Schema.NEW.columns()).replace("roi_x", "swap").replace("roi_y", "roi_x");
        Files.writeString(
                TestBins.beside(base, ".hdr"),
                "softwareVersion: 2\nADCFileFormat: " + format.replace("swap", "roi_y") + "\n");
        var expected = Bin.open(base).target(3);
        assertThat(expected.x()).isEqualTo(400);
        try (var server = new BinServer(folder)) {
            var files = new RemoteFiles(server.at("/data/" + LID), BinServer.HTTP);
            var bin = Bin.closed(BinState.of(files));
            server.when(".hdr", exchange -> BinServer.send(exchange, 503, new byte[0]));
            assertThatThrownBy(bin::targets)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(files.hdr() + ": the server answers with status 503. It is busy; try again later.");
            server.when(".hdr", server::serve);
            assertThat(bin.target(3)).isEqualTo(expected);
        }
    }

    @Test
    void aServerThatFailsForWantOfAHeaderGivesAllThatNeedsNone() throws IOException {
        TestBins.newStyle(folder);
        try (var server = new BinServer(folder)) {
            server.when(".hdr", exchange -> BinServer.send(exchange, 500, new byte[0]));
            try (var bin = server.open(LID)) {
                assertThat(bin.targets()).hasSize(5);
                assertThat(bin.volumeAnalyzed()).isNotNull();
                assertThat(bin.read().images()).hasSize(3);
                assertThatThrownBy(bin::temperature)
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageStartingWith(bin.location() + ".hdr: the server answers with status 500.");
            }
            assertThat(server.count(".hdr")).isEqualTo(1);
        }
    }

    @Test
    void aBinInMemoryAsksForNoHeaderThatComesLater() throws IOException {
        var base = TestBins.newStyle(folder);
        var hdr = TestBins.beside(base, ".hdr");
        Files.delete(hdr);
        var bin = Bin.open(base).read();
        for (var extension : new String[] {".adc", ".roi"}) {
            Files.delete(TestBins.beside(base, extension));
        }
        assertThat(bin.check()).noneMatch(finding -> finding.reason().contains("file"));
        Files.writeString(hdr, "softwareVersion: 2\ntemperature: 99\n");
        assertThatThrownBy(bin::temperature)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        hdr + ": the file with the header of the bin is missing. Put it beside the other files of the"
                                + " bin. Targets and images can be read without it.");
    }

    @Test
    @Timeout(30)
    void whileTargetsAreFetchedTheHeaderIsThereAndThoseWhoWaitHearInterrupts() throws Exception {
        TestBins.newStyle(folder);
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var server = new BinServer(folder)) {
            server.when(".adc", exchange -> {
                asked.countDown();
                try {
                    goOn.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                server.serve(exchange);
            });
            var bin = server.open(LID);
            var first = new Thread(bin::targets);
            first.start();
            asked.await();
            assertThat(bin.temperature()).isEqualTo(21.5);
            Thread.currentThread().interrupt();
            assertThatThrownBy(bin::targets).isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThatThrownBy(bin::toString).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            goOn.countDown();
            first.join();
            assertThat(bin.targets()).hasSize(5);
            bin.close();
        }
    }
}
