package dev.diatom.image.io.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needsPermissions() {
        assumeTrue(File.separatorChar == '/', "who may use a folder is asked on POSIX only");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void giveAway(Path path) throws IOException {
        try {
            Files.setAttribute(path, "unix:uid", 4711);
        } catch (IOException e) {
            System.out.println("SKIPPED: a test with another user's folder needs root");
            assumeTrue(false, "only root can give a folder to another user");
        }
    }

    private static void create(ScratchFolder in) {
        ScratchSpace.release(ScratchSpace.create(in, 1));
    }

    @Test
    void whatIsMadeIsForItsOwnerOnly() throws IOException {
        var root = folder.resolve("a").resolve("b");
        create(ScratchFolder.chosen(root, "by a test"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwxrwxrwx", "rwx----w-"})
    void inAFolderThatOthersMayWriteToOneOfOursIsUsed(String permissions) throws IOException {
        var shared = Files.createDirectory(folder.resolve("shared"));
        permit(shared, permissions);
        var chosen = ScratchFolder.chosen(shared, "set by a test");
        create(chosen);
        assertThat(chosen.path()).isEqualTo(shared.resolve(ScratchChoice.ownName()));
        assertThat(chosen.reason())
                .isEqualTo("set by a test; a folder of its own in " + shared + ", because others may write to it");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(chosen.path())))
                .isEqualTo("rwx------");
        assertThat(ScratchFolder.chosen(shared, "again").path()).isEqualTo(chosen.path());
    }

    @Test
    void inAFolderOfAnotherUserOneOfOursIsUsed() throws IOException {
        var theirs = Files.createDirectory(folder.resolve("theirs"));
        giveAway(theirs);
        var chosen = ScratchFolder.chosen(theirs, "set by a test");
        create(chosen);
        assertThat(chosen.path()).isEqualTo(theirs.resolve(ScratchChoice.ownName()));
        assertThat(chosen.reason())
                .isEqualTo("set by a test; a folder of its own in " + theirs + ", because it belongs to 4711");
    }

    @Test
    void aLinkInPlaceOfOurFolderIsRefused() throws IOException {
        var precious = Files.createDirectory(folder.resolve("precious"));
        var planted = Files.createSymbolicLink(folder.resolve(ScratchChoice.ownName()), precious);
        assertRefused(planted, "it is a link");
        assertThat(precious).isEmptyDirectory();
    }

    @Test
    void aFolderOfAnotherUserInPlaceOfOursIsRefused() throws IOException {
        var planted = Files.createDirectory(folder.resolve(ScratchChoice.ownName()));
        giveAway(planted);
        assertRefused(planted, "it belongs to 4711");
        assertThat(planted).isEmptyDirectory();
    }

    @Test
    void aFolderInPlaceOfOursThatOthersMayWriteToIsRefused() throws IOException {
        var planted = Files.createDirectory(folder.resolve(ScratchChoice.ownName()));
        permit(planted, "rwxrwx---");
        assertRefused(planted, "others may write to it");
        assertThat(planted).isEmptyDirectory();
    }

    private static void assertRefused(Path planted, String why) {
        var chosen = ScratchFolder.chosen(planted, "set by a test");
        assertThatThrownBy(() -> create(chosen))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(planted + ": the scratch space cannot be used (set by a test): " + why
                        + ". Choose another folder with Scratch.setDirectory or DIATOM_SCRATCH.");
    }

    @Test
    void aLinkThatTheUserHasMadeIsFollowed() throws IOException {
        var disk = Files.createDirectory(folder.resolve("big disk"));
        var link = Files.createSymbolicLink(folder.resolve("link"), disk);
        var chosen = ScratchFolder.chosen(link, "set by a test");
        create(chosen);
        assertThat(chosen.path()).isEqualTo(link);
        assertThat(disk.resolve(".diatom-scratch")).exists();
    }

    @Test
    void aMarkerThatIsALinkIsNotFollowed() throws IOException {
        var precious = Files.createFile(folder.resolve("precious"));
        var root = Files.createDirectory(folder.resolve("root"));
        Files.createSymbolicLink(root.resolve(".diatom-scratch"), precious);
        assertThatThrownBy(() -> create(ScratchFolder.chosen(root, "set by a test")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(precious).isEmptyFile();
    }

    @Test
    void slowAndSmallFileSystemsAreUsedWithAWarning() {
        var scratch = Path.of("/scratch");
        assertThat(ScratchChoice.findWarning(scratch, "ext4")).isNull();
        assertThat(ScratchChoice.findWarning(scratch, "tmpfs"))
                .isEqualTo("/scratch: the scratch space is on a tmpfs file system: its images take memory, not disk."
                        + " Choose a folder on a disk with Scratch.setDirectory or DIATOM_SCRATCH.");
        assertThat(ScratchChoice.findWarning(scratch, "nfs4"))
                .isEqualTo("/scratch: the scratch space is on a nfs4 file system: every pixel travels over the network."
                        + " Choose a folder on a local disk with Scratch.setDirectory or DIATOM_SCRATCH.");
    }

    @Test
    void twoFoldersOnOneDiskAreOnOneDisk() throws IOException {
        var one = ScratchFolder.chosen(folder.resolve("one"), "by a test");
        var two = ScratchFolder.chosen(Files.createDirectory(folder.resolve("two")), "by a test");
        assertThat(one.disk()).isEqualTo(two.disk());
        assertThat(one.disk())
                .isNotEqualTo(
                        ScratchFolder.chosen(Path.of("/proc"), "by a test").disk());
    }
}
