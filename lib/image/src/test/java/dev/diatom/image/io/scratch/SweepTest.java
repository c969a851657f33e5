package dev.diatom.image.io.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SweepTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String OWNER = "process 4711, started 2026-03-04T05:06:07Z\n";

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void makeAUsedFolder() throws IOException {
        root = Files.createDirectory(folder.resolve("scratch"));
        Files.writeString(root.resolve(".diatom-scratch"), "diatom scratch space 1\n");
    }

    private Path session(String name, int... fileBytes) throws IOException {
        var session = Files.createDirectory(root.resolve(name));
        Files.writeString(session.resolve("owner.lock"), OWNER);
        for (int i = 0; i < fileBytes.length; i++) {
            Files.write(session.resolve(String.format("%06d.img", i + 1)), new byte[fileBytes[i]]);
        }
        return session;
    }

    private ScratchFolder start() throws IOException {
        var started = ScratchFolder.chosen(root, "by a test");
        started.prepare();
        return started;
    }

    private static void awaitGone(Path path) throws InterruptedException {
        while (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Thread.sleep(5);
        }
    }

    private static void awaitNotice(String line) throws InterruptedException {
        while (!Notices.said().contains(line)) {
            Thread.sleep(5);
        }
    }

    private List<String> entries() throws IOException {
        try (var files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatADeadProcessHasLeftIsRemovedAndSaid() throws Exception {
        var session = session("s-" + ID, 3_000, 2_000);
        start();
        awaitNotice(root + ": removed 2 files of 5 kB left in the scratch space by process 4711, started"
                + " 2026-03-04T05:06:07Z.");
        assertThat(session).doesNotExist();
        awaitGone(root.resolve("x-" + ID));
        assertThat(entries()).containsExactly(".diatom-scratch", ".gate");
    }

    @Test
    void aSweepThatWasKilledIsFinished() throws Exception {
        session("x-" + ID, 1_000);
        var halfDone = session("x-" + ID.replace('0', 'f'));
        Files.delete(halfDone.resolve("owner.lock"));
        start();
        awaitNotice(root + ": removed 1 file of 1 kB left in the scratch space by a process.");
        awaitGone(root.resolve("x-" + ID));
        awaitGone(halfDone);
        assertThat(entries()).containsExactly(".diatom-scratch");
    }

    @Test
    void aFolderThatDiedBeforeItsLockIsRemoved() throws Exception {
        Files.createDirectory(root.resolve("s-" + ID));
        start();
        assertThat(root.resolve("s-" + ID)).doesNotExist();
    }

    @Test
    void aNameThatAFileHadNoTimeToLoseIsRemoved() throws Exception {
        Files.createFile(root.resolve("u-" + ID));
        Files.writeString(root.resolve("u-" + ID.replace('0', 'a')), "not empty, so not ours");
        Files.createFile(root.resolve("u-notes"));
        start();
        assertThat(entries()).containsExactly(".diatom-scratch", "u-" + ID.replace('0', 'a'), "u-notes");
    }

    @Test
    void nothingOfALiveProcessIsTouched() throws Exception {
        var session = session("s-" + ID, 1_000);
        var lockFile = session.resolve("owner.lock");
        var holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        lockFile.toString())
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            start().sweep();
            assertThat(session.resolve("000001.img")).hasSize(1_000);
            holder.destroyForcibly().waitFor();
            start();
            awaitGone(root.resolve("x-" + ID));
            assertThat(session).doesNotExist();
        } finally {
            holder.destroyForcibly();
        }
    }

    /** Holds the lock of a folder in a process of its own. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            try (var channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.print('h');
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"important.txt", "1.img", "000001.img.bak", "000001.tif"})
    void aFolderThatHoldsAnythingElseIsLeftAsItIs(String foreign) throws Exception {
        var session = session("s-" + ID, 1_000);
        Files.writeString(session.resolve(foreign), "keep me");
        start();
        assertThat(session.resolve(foreign)).hasContent("keep me");
        assertThat(session.resolve("000001.img")).hasSize(1_000);
        assertThat(Notices.said())
                .contains(session + ": left alone in the scratch space: it holds \"" + foreign + "\".");
    }

    @Test
    void aFolderWithoutALockIsLeftAsItIs() throws Exception {
        var session = session("s-" + ID, 1_000);
        Files.delete(session.resolve("owner.lock"));
        start();
        assertThat(session.resolve("000001.img")).hasSize(1_000);
        assertThat(Notices.said()).contains(session + ": left alone in the scratch space: it has no owner.lock.");
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        var precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("owner.lock"), OWNER);
        Files.writeString(precious.resolve("000001.img"), "precious");
        var link = Files.createSymbolicLink(root.resolve("s-" + ID), precious);
        var dying = Files.createSymbolicLink(root.resolve("x-" + ID), precious);
        var inside = session("s-" + ID.replace('0', 'b'));
        Files.createSymbolicLink(inside.resolve("000001.img"), precious.resolve("000001.img"));
        var empty = Files.createFile(precious.resolve("empty"));
        var name = Files.createSymbolicLink(root.resolve("u-" + ID), empty);
        start();
        assertThat(precious.resolve("000001.img")).hasContent("precious");
        assertThat(precious.resolve("owner.lock")).hasContent(OWNER.strip());
        assertThat(empty).exists();
        assertThat(List.of(link, dying, name)).allMatch(Files::isSymbolicLink);
        assertThat(Notices.said())
                .contains(
                        link + ": left alone in the scratch space: it is no folder of this user.",
                        inside + ": left alone in the scratch space: it holds \"000001.img\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "diatom scratch space 2\n", "my notes"})
    void aFolderThatHasNotOurMarkerIsNotSwept(String marker) throws Exception {
        if (marker.isEmpty()) {
            Files.delete(root.resolve(".diatom-scratch"));
        } else {
            Files.writeString(root.resolve(".diatom-scratch"), marker);
        }
        var session = session("s-" + ID, 1_000);
        start();
        assertThat(session.resolve("000001.img")).hasSize(1_000);
        assertThat(root.resolve(".diatom-scratch"))
                .hasContent(marker.isEmpty() ? "diatom scratch space 1" : marker.strip());
    }

    @Test
    void aThousandForeignThingsSurvive() throws Exception {
        for (int i = 0; i < 250; i++) {
            Files.writeString(root.resolve("s-file-" + i), "keep");
            Files.createDirectory(root.resolve(String.format("s-%031x", i)));
            Files.writeString(
                    Files.createDirectory(root.resolve(String.format("x-%033x", i)))
                            .resolve("1.img"),
                    "keep");
            Files.writeString(root.resolve(i + ".scratch"), "keep");
        }
        var before = entries();
        start();
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void aLockedGateIsWaitedForOnlySoLongAndNothingIsSwept() throws Exception {
        var session = session("s-" + ID, 1_000);
        var holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        Files.createFile(root.resolve(".gate")).toString())
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            start();
            assertThat(session.resolve("000001.img")).hasSize(1_000);
        } finally {
            holder.destroyForcibly();
        }
    }
}
