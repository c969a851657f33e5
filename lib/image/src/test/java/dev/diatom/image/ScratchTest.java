package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path folder;

    @BeforeEach
    void moveScratch() {
        Scratch.setDirectory(folder.resolve("scratch"));
    }

    @AfterEach
    void resetQuota() {
        Scratch.setQuota(Long.MAX_VALUE);
    }

    @Test
    void aNewImageHasZerosAndKeepsWhatIsSet() {
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
            try (var files = Files.list(folder.resolve("scratch"))) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void listsWhatLivesAndForgetsWhatIsClosed() {
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

    @Test
    void anImageThatNothingHoldsIsReleased() {
        long before = Scratch.bytesUsed();
        createAndForget();
        assertThat(Scratch.bytesUsed()).isEqualTo(before + (10 << 20));
        System.gc();
        Owners.releaseUnreachable();
        assertThat(Scratch.bytesUsed()).isEqualTo(before);
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
