package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteBinTest {
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

    @Test
    void everyMethodGivesWhatTheLocalBinGives() throws IOException {
        for (boolean hasRanges : new boolean[] {true, false}) {
            server.hasRanges = hasRanges;
            try (var remote = server.open(LID)) {
                RemoteBins.assertSame(remote, Bin.open(folder.resolve(LID)));
            }
        }
    }

    @Test
    void anImageCostsItsOwnBytesWhereTheServerGivesRanges() {
        server.hasRanges = true;
        try (var bin = server.open(LID)) {
            assertThat((byte[]) bin.image(3).pixels()).startsWith(16, 17, 18).hasSize(20);
            assertThat((byte[]) bin.image(5).pixels()).containsExactly(36, 37, 38, 39, 40, 41);
        }
        assertThat(server.asked)
                .containsExactly(
                        "/data/" + LID + ".hdr",
                        "/data/" + LID + ".adc",
                        "/data/" + LID + ".roi bytes=6-25",
                        "/data/" + LID + ".roi bytes=26-31");
    }

    @Test
    void aServerWithoutRangesIsAskedOnceAndThenForPictures() {
        try (var bin = server.open(LID)) {
            assertThat((byte[]) bin.image(3).pixels()).startsWith(16, 17, 18).hasSize(20);
            assertThat((byte[]) bin.image(5).pixels()).containsExactly(36, 37, 38, 39, 40, 41);
        }
        assertThat(server.asked)
                .containsExactly(
                        "/data/" + LID + ".hdr",
                        "/data/" + LID + ".adc",
                        "/data/" + LID + ".roi bytes=6-25",
                        "/data/" + LID + "_00003.png",
                        "/data/" + LID + "_00005.png");
    }

    @Test
    void aPictureThatIsNotTheImageIsReplacedByTheFileWhichAnOpenHandleKeeps() {
        server.when(".png", exchange -> BinServer.send(exchange, 200, "no picture".getBytes(StandardCharsets.UTF_8)));
        var bin = server.open(LID);
        assertThat((byte[]) bin.image(5).pixels()).containsExactly(36, 37, 38, 39, 40, 41);
        assertThat((byte[]) bin.image(2).pixels()).containsExactly(10, 11, 12, 13, 14, 15);
        assertThat(server.count(".roi")).isEqualTo(1);
        bin.close();
        assertThat((byte[]) bin.image(2).pixels()).containsExactly(10, 11, 12, 13, 14, 15);
        assertThat(server.count(".roi")).isEqualTo(2);
    }

    @Test
    void readFetchesTheImagesOnceWithProgressAndNeedsTheServerNoMore() throws Exception {
        var told = new ArrayList<String>();
        Progress progress = (task, done, total) -> told.add(task + " " + done + " of " + total);
        var bin = server.open(LID);
        var read = progress.call(bin::read);
        server.close();
        assertThat(bin.isOpen()).isFalse();
        assertThat(told)
                .contains("fetching " + LID + ".roi 32 of 32", "reading the images of " + LID + ".roi 32 of 32");
        RemoteBins.assertSame(read, Bin.open(folder.resolve(LID)).read());
    }

    @Test
    void aRemoteBinHasNoPathsButALocation() {
        try (var bin = Bin.open(server.at("/mvco/" + LID + "_00003.png"), BinServer.HTTP)) {
            assertThat(bin.location()).isEqualTo(server.at("/mvco/" + LID));
            assertThatThrownBy(bin::paths)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(bin.location() + ": a bin on a server has no paths. location() tells where it is.");
            assertThat(bin).hasToString(LID + ": 5 targets, 3 images, open");
        }
        assertThat(Bin.open(folder.resolve(LID)).location())
                .isEqualTo(folder.resolve(LID).toUri());
        assertThat(Bin.open(folder.resolve(LID + ".adc").toUri()).targets()).hasSize(5);
    }

    @Test
    void pagesThatShowABinAreAddressesOfIt() {
        for (var page : new String[] {"/bin?bin=" + LID, "/t/team/timeline?dataset=mvco&bin=" + LID}) {
            try (var bin = Bin.open(server.at(page), BinServer.HTTP)) {
                assertThat(bin.location()).isEqualTo(server.at("/data/" + LID));
            }
        }
    }

    @Test
    void whatIsNoAddressOfABinIsRefused() {
        assertThatThrownBy(() -> Bin.open(URI.create("ftp://server/" + LID)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is not an address of bins: expected an address that begins with https://, http:// or"
                        + " file:, found \"ftp://server/" + LID + "\".");
        assertThatThrownBy(() -> Bin.open(server.at("/mvco")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + server.at("/mvco") + "\" is not the name of a bin or target: ");
    }

    @Test
    void anAddressMayBeATextAndEndWithASlash() {
        try (var bin = Bin.open(server.at("/data/" + LID + "/").toString())) {
            assertThat(bin.location()).isEqualTo(server.at("/data/" + LID));
        }
        assertThat(DataDirectory.open(server.at("/mvco/").toString()).location())
                .isEqualTo(server.at("/mvco"));
        assertThatThrownBy(() -> Bin.open("https://server/a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is not an address of bins: expected letters, digits and signs that an address may"
                        + " have, found \"https://server/a b\".");
    }

    @Test
    void aHostThatCannotBeAndAPasswordAreRefusedWithAdvice() {
        assertThatThrownBy(() -> Bin.open("http://ifcb_dashboard:8000/data/" + LID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is not an address of bins: the name of the host is invalid: expected letters, digits,"
                        + " hyphens and dots, found \"ifcb_dashboard:8000\". Use another name of the server, or its"
                        + " number.");
        assertThatThrownBy(() -> DataDirectory.open("https://me:secret@server/mvco"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is not an address of bins: expected no name and password before \"server\", found"
                        + " some. Leave them out; a login is not supported.");
    }

    @Test
    void aBinThatIsNotThereIsSaidAtOnce() {
        var other = "D20260102T030406_IFCB009";
        assertThatThrownBy(() -> server.open(other))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(server.at("/data/" + other) + ": there is no such bin on the server: expected " + other
                        + ".adc or .hdr, found neither. Check the address and the name.")
                .hasCauseInstanceOf(NoSuchFileException.class);
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aBinWithoutHeaderIsOpenedByItsTargets() throws IOException {
        Files.delete(folder.resolve(LID + ".hdr"));
        try (var bin = server.open(LID)) {
            assertThat(bin.targets()).hasSize(5);
            assertThat(bin.read().image(2)).isNotNull();
            assertThatThrownBy(bin::headers)
                    .hasMessage(server.at("/data/" + LID) + ".hdr: there is no such file on the server (status 404)."
                            + " Check the address and the name of the bin.");
        }
    }

    @Test
    void aServerThatWantsALoginIsNotAskedAgain() {
        server.when(".hdr", exchange -> BinServer.send(exchange, 403, new byte[0]));
        assertThatThrownBy(() -> server.open(LID))
                .hasMessage(server.at("/data/" + LID) + ".hdr: the server does not give this to everyone (status 403)."
                        + " Ask those who run it for access; a login is not supported.")
                .hasCauseInstanceOf(AccessDeniedException.class);
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aLoginThatTheServerDoesNotSayHowToGiveIsSaid() {
        server.when(".hdr", exchange -> BinServer.send(exchange, 401, new byte[0]));
        assertThatThrownBy(() -> server.open(LID))
                .hasMessage(server.at("/data/" + LID) + ".hdr: the server does not give this to everyone (status 401)."
                        + " Ask those who run it for access; a login is not supported.");
    }

    @Test
    void aBusyServerIsAskedAgain() {
        server.when(".hdr", failing(2, 503));
        try (var bin = server.open(LID)) {
            assertThat(bin.temperature()).isEqualTo(21.5);
        }
        assertThat(server.count(".hdr")).isEqualTo(3);
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() {
        server.when(".adc", failing(100, 502));
        try (var bin = server.open(LID)) {
            assertThatThrownBy(bin::targets)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(server.at("/data/" + LID)
                            + ".adc: the server answers with status 502. It is busy; try again later.");
        }
        assertThat(server.count(".adc")).isEqualTo(3);
    }

    @Test
    void aServerIsNotAskedBeforeItWishesAndNotWaitedForTooLong() {
        var wish = new AtomicInteger(1);
        server.when(".adc", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", wish.toString());
            failing(1, 429).handle(exchange);
        });
        long begin = System.nanoTime();
        try (var bin = server.open(LID)) {
            assertThatThrownBy(bin::targets).hasMessageContaining("status 429");
            assertThat(System.nanoTime() - begin).isGreaterThan(1_900_000_000L);
            wish.set(3600);
            assertThatThrownBy(bin::targets).hasMessageContaining("status 429");
            assertThat(server.count(".adc")).isEqualTo(4);
        }
    }

    /** Answers so often with a status, then as it should. */
    private HttpHandler failing(int times, int status) {
        var left = new AtomicInteger(times);
        return exchange -> {
            if (left.getAndDecrement() > 0) {
                BinServer.send(exchange, status, new byte[0]);
            } else {
                server.serve(exchange);
            }
        };
    }

    @Test
    void redirectionsAreFollowed() {
        server.when("/old/" + LID + ".hdr", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", server.at("/data/" + LID + ".hdr").toString());
            BinServer.send(exchange, 302, new byte[0]);
        });
        try (var bin = Bin.open(server.at("/old/" + LID), BinServer.HTTP)) {
            assertThat(bin.temperature()).isEqualTo(21.5);
        }
    }

    @Test
    void aRedirectionThatGoesInCirclesIsSaid() {
        server.when(".hdr", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", exchange.getRequestURI().toString());
            BinServer.send(exchange, 302, new byte[0]);
        });
        server.when(".adc", exchange -> BinServer.send(exchange, 404, new byte[0]));
        assertThatThrownBy(() -> server.open(LID)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void fourThreadsReadTheRightImages() throws Exception {
        for (boolean hasRanges : new boolean[] {true, false}) {
            server.hasRanges = hasRanges;
            var expected = Bin.open(folder.resolve(LID)).read();
            var pool = Executors.newFixedThreadPool(4);
            try (var bin = server.open(LID)) {
                var work = new ArrayList<Callable<Boolean>>();
                for (int i = 0; i < 60; i++) {
                    int number = i % 3 == 0 ? 2 : i % 3 == 1 ? 3 : 5;
                    work.add(() -> Arrays.equals((byte[]) bin.image(number).pixels(), (byte[])
                            expected.image(number).pixels()));
                }
                for (var done : pool.invokeAll(work)) {
                    assertThat(done.get()).isTrue();
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }
}
