package dev.diatom.image;

import static dev.diatom.image.op.Thresholds.above;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchTest {
    @TempDir
    Path folder;

    @BeforeEach
    void moveScratch() {
        Scratch.setDirectory(folder.resolve("scratch"));
    }

    @AfterEach
    void goBackToTheDefaults() {
        TestScratch.reset();
    }

    private List<String> names() throws IOException {
        var root = folder.resolve("scratch");
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNewImageHasZerosAndKeepsWhatIsSet(boolean named) {
        Scratch.setNamed(named);
        try (var image = DiskImage.create(PixelType.FLOAT64, TestImages.EXTENT)) {
            assertThat(image.get(6, 4, 2, 1, 3)).isZero();
            image.set(6, 4, 2, 1, 3, -1.5);
            assertThat(image.get(6, 4, 2, 1, 3)).isEqualTo(-1.5);
            assertThat(image.findPath()).isEmpty();
            assertThat(image)
                    .hasToString("new image: 7 × 5 × 3 × 2 × 4 (XYZCT), float64, on disk, in the scratch space");
        }
    }

    @Test
    void valuesAreRoundedHalfToEvenAndSaturate() {
        try (var image = DiskImage.create(PixelType.UINT8, 7, 5)) {
            image.set(0, 0, 0, 0, 0, 2.5);
            image.set(1, 0, 0, 0, 0, 300);
            image.set(2, 0, 0, 0, 0, -4);
            assertThat((byte[]) image.slice().size(3, 1).read().pixels()).containsExactly(2, 255, 0);
        }
    }

    @Test
    void aScratchFileHasNoName() throws IOException {
        try (var image = DiskImage.create(PixelType.UINT8, 700, 500)) {
            assertThat(image.isDisk()).isTrue();
            assertThat(Scratch.isNamed()).isFalse();
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void namedFilesComeAndGoWithTheirImages() throws IOException {
        Scratch.setNamed(true);
        assertThat(Scratch.isNamed()).isTrue();
        var first = DiskImage.create(PixelType.UINT8, 700, 500);
        var second = DiskImage.create(PixelType.UINT8, 70, 50);
        assertThat(names()).containsExactly("000001.img", "000002.img", "owner.lock");
        first.close();
        first.close();
        assertThat(names()).containsExactly("000002.img", "owner.lock");
        second.set(3, 2, 0, 0, 0, 5);
        assertThat(second.get(3, 2)).isEqualTo(5);
        try (var third = second.apply(above(4))) {
            assertThat(third.get(3, 2)).isEqualTo(255);
            assertThat(names()).containsExactly("000002.img", "000003.img", "owner.lock");
        }
        second.close();
        assertThat(names()).containsExactly("owner.lock");
    }

    @Test
    void namedFilesAreForTheirOwnerOnly() throws IOException {
        assumeTrue(File.separatorChar == '/', "permissions are POSIX's");
        Scratch.setNamed(true);
        try (var image = DiskImage.create(PixelType.UINT8, 7, 5);
                var files = Files.walk(folder.resolve("scratch"))) {
            assertThat(image.isClosed()).isFalse();
            for (var file : files.toList()) {
                boolean marker = file.endsWith(".diatom-scratch");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .matches(marker ? "rw-.*" : Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void theModeIsThatOfTheMomentAnImageIsMade() throws IOException {
        try (var unnamed = DiskImage.create(PixelType.UINT8, 7, 5)) {
            Scratch.setNamed(true);
            try (var named = DiskImage.create(PixelType.UINT8, 7, 5)) {
                Scratch.setNamed(false);
                assertThat(named.get(6, 4)).isEqualTo(unnamed.get(6, 4));
                assertThat(names()).containsExactly("000001.img", "owner.lock");
            }
            assertThat(names()).containsExactly("owner.lock");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFolderThatIsDeletedWhileImagesLiveIsMadeAgain(boolean named) throws IOException {
        Scratch.setNamed(named);
        try (var before = DiskImage.create(PixelType.UINT8, 7, 5)) {
            before.set(3, 2, 0, 0, 0, 5);
            try (var files = Files.walk(folder.resolve("scratch"))) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            assertThat(before.get(3, 2)).isEqualTo(5);
            try (var after = DiskImage.create(PixelType.UINT8, 7, 5)) {
                after.set(3, 2, 0, 0, 0, 6);
                assertThat(before.get(3, 2)).isEqualTo(5);
                assertThat(names()).hasSize(named ? 2 : 0);
            }
        }
        assertThat(names()).hasSize(named ? 1 : 0);
    }

    @Test
    void theFolderOfAProcessGoesWhenItEnds() throws Exception {
        for (boolean asked : new boolean[] {false, true}) {
            try (var fork = Fork.of(Ending.class, folder.resolve("scratch"), asked)) {
                assertThat(fork.line()).isEqualTo("000001.img, 000002.img, owner.lock");
                if (asked) {
                    fork.end();
                }
                assertThat(fork.rest()).isEmpty();
            }
            assertThat(names()).isEmpty();
        }
    }

    /** Holds named files open while it ends by itself, or until it is asked to. */
    static final class Ending {
        private Ending() {}

        public static void main(String[] args) throws Exception {
            Scratch.setDirectory(args[0]);
            Scratch.setNamed(true);
            var images = List.of(DiskImage.create(PixelType.UINT8, 7, 5), DiskImage.create(PixelType.UINT8, 7, 5));
            try (var files = Files.walk(Path.of(args[0]))) {
                System.out.println(files.filter(Files::isRegularFile)
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.startsWith("."))
                        .sorted()
                        .collect(Collectors.joining(", ")));
            }
            while (Boolean.parseBoolean(args[1])) {
                images.get(0).set(1, 1, 0, 0, 0, images.get(1).get(1, 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anImageThatCannotBeMadeLeavesNothing(boolean named) throws IOException {
        Scratch.setNamed(named);
        long before = Scratch.bytesUsed();
        var bottom = Extent.of(1L << 20, 1L << 20, 1L << 20);
        Scratch.setQuota(Long.MAX_VALUE);
        assertThatThrownBy(() -> DiskImage.create(PixelType.UINT8, bottom)).isInstanceOf(ScratchFullException.class);
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listsWhatLivesAndForgetsWhatIsClosed(boolean named) {
        Scratch.setNamed(named);
        long before = Scratch.bytesUsed();
        var image = DiskImage.create(PixelType.UINT16, 7, 5, 3);
        assertThat(Scratch.bytesUsed()).isEqualTo(before + 210);
        assertThat(Scratch.files()).anySatisfy(file -> {
            assertThat(file.bytes()).isEqualTo(210);
            assertThat(file.type()).isEqualTo(PixelType.UINT16);
            assertThat(file.extent()).isEqualTo(Extent.of(7, 5, 3));
        });
        image.close();
        image.close();
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
        assertThatThrownBy(() -> image.get(0, 0))
                .isInstanceOf(ClosedException.class)
                .hasMessage(
                        "new image: the image was closed. A scratch image is gone when it is closed; make it again.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anImageThatNothingHoldsIsReleased(boolean named) throws IOException {
        Scratch.setNamed(named);
        long before = Scratch.bytesUsed();
        createAndForget();
        assertThat(Scratch.bytesUsed()).isEqualTo(before + (10 << 20));
        System.gc();
        Owners.releaseUnreachable();
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
        assertThat(names()).isSubsetOf("owner.lock");
    }

    private static void createAndForget() {
        assertThat(DiskImage.create(PixelType.UINT8, 1024, 1024, 10).isDisk()).isTrue();
    }

    @Test
    void refusesWhatExceedsTheQuotaWithTheNumbers() {
        Scratch.setQuota(Scratch.bytesUsed() + 1_000_000);
        try (var image = DiskImage.create(PixelType.UINT8, 1000, 600)) {
            assertThat(image.bytes()).isEqualTo(600_000);
            assertThatThrownBy(() -> DiskImage.create(PixelType.UINT8, 1000, 500))
                    .isInstanceOf(ScratchFullException.class)
                    .hasMessageStartingWith(
                            folder.resolve("scratch") + ": no room for an image of 500 kB: 400 kB of the quota of ")
                    .hasMessageContaining("The largest scratch images are: 600 kB");
        }
    }

    @Test
    void makesRoomByCollectingWhatNothingHolds() {
        createAndForget();
        Scratch.setQuota(Scratch.bytesUsed());
        try (var image = DiskImage.create(PixelType.UINT8, 1024, 1024, 10)) {
            assertThat(image.bytes()).isEqualTo(10 << 20);
        }
    }

    @Test
    void refusesWhatTheDiskCannotHold() {
        assertThatThrownBy(() -> DiskImage.create(PixelType.UINT8, 1 << 20, 1 << 20, 1 << 20))
                .isInstanceOf(ScratchFullException.class)
                .hasMessageStartingWith(folder.resolve("scratch") + ": no room for an image of 1.2 EB: ");
    }

    @Test
    void theLabellerSaysWhereAnImageWasMadeAndWhoHoldsIt() {
        Scratch.setLabeller(new Scratch.Labeller() {
            @Override
            public String madeIn() {
                return "cell 3";
            }

            @Override
            public String names(DiskImage image) {
                return "img";
            }
        });
        try (var image = DiskImage.create(PixelType.UINT8, 11, 13)) {
            assertThat(Scratch.files())
                    .filteredOn(file -> file.extent().equals(image.extent()))
                    .singleElement()
                    .satisfies(file -> assertThat(file.label()).isEqualTo("img, cell 3"));
        }
    }

    @Test
    void aUsersFileIsReadOnly() throws IOException {
        var memory = TestImages.memory(PixelType.UINT8, Extent.of(7, 5));
        try (var image = TestImages.disk(folder, memory)) {
            assertThatThrownBy(() -> image.set(0, 0, 0, 0, 0, 1))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage(folder.resolve("image.raw") + ": the image was opened for reading only."
                            + " Open it with DiskImage.openForEdit to change the file, or change a copy:"
                            + " DiskImage.copyOf.");
        }
    }

    @Test
    void threadsTogetherAreGrantedNoMoreThanTheQuota() throws Exception {
        long before = Scratch.bytesUsed();
        Scratch.setQuota(before + 3_000_000);
        var images = new ConcurrentLinkedQueue<DiskImage>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                try {
                    images.add(DiskImage.create(PixelType.UINT8, 1000, 1000));
                } catch (ScratchFullException e) {
                    assertThat(e).hasMessageContaining("of the quota of");
                }
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        assertThat(images).hasSize(3);
        images.forEach(DiskImage::close);
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
    }

    @Test
    void aFolderThatCannotBeUsedIsRefusedAtOnce() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Scratch.setDirectory(file))
                .hasMessage(
                        file + ": the scratch space cannot be used (set by Scratch.setDirectory): there is a file of"
                                + " this name. Choose another folder with Scratch.setDirectory or DIATOM_SCRATCH.");
        assertThat(Scratch.directory()).isEqualTo(folder.resolve("scratch"));
    }

    @Test
    void whatNoDiskCanHoldIsRefused() {
        assertThatThrownBy(() -> DiskImage.create(PixelType.FLOAT64, 1L << 31, 1L << 31))
                .isInstanceOf(ScratchFullException.class)
                .hasMessage("no disk can hold an image of 2147483648 × 2147483648 (XY), float64.");
        assertThatThrownBy(() -> RawLayout.of(PixelType.UINT8, 7, 5).headerBytes(Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
