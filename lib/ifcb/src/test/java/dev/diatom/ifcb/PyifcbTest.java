package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.diatom.image.MemoryImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of pyifcb hold its test data to; those on identifiers and directories stand elsewhere. */
class PyifcbTest {
    private static final String NEW = "D20130526T095207_IFCB013";
    private static final String OLD = "IFCB5_2012_028_081515";

    @TempDir
    Path folder;

    @BeforeEach
    void findData() {
        RealData.ifcb();
    }

    @Test
    void targetsImagesAndHeadersOfTheNewStyleBin() throws IOException {
        try (var bin = RealData.bin(NEW)) {
            assertThat(bin.targets()).hasSize(118);
            assertThat(bin.images().keySet())
                    .containsExactly(7, 11, 13, 21, 32, 33, 47, 49, 54, 61, 66, 68, 73, 78, 80, 92, 99, 102, 114);
            assertThat(bin.header("KloehnPort")).isEqualTo("COM3");
            assertThat(bin.headerValue("laserMotorSmallStep_ms")).isEqualTo(new HeaderValue.Whole(1000));
            assertThat(bin.headerValue("blobXgrowAmount")).isEqualTo(new HeaderValue.Whole(20));
            assertThat(bin.temperature()).isEqualTo(35.270397);
            assertThat(bin.humidity()).isEqualTo(2.48685);
            var image = bin.image(99);
            assertThat(List.of(image.sizeY(), image.sizeX())).containsExactly(34L, 64L);
            compareCorner(image, new int[][] {
                {172, 168, 172, 166, 171},
                {168, 170, 172, 171, 170},
                {167, 174, 171, 175, 168},
                {173, 171, 173, 170, 171},
                {176, 169, 176, 173, 172}
            });
        }
    }

    @Test
    void targetsImagesAndHeadersOfTheOldStyleBin() throws IOException {
        try (var bin = RealData.bin(OLD)) {
            assertThat(bin.targets()).hasSize(7);
            assertThat(bin.images().keySet()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(bin.headerValue("binarizeThreshold")).isEqualTo(new HeaderValue.Whole(30));
            assertThat(bin.headerValue("fluorescencePhotomultiplierSetting")).isEqualTo(new HeaderValue.Real(0.6));
            assertThat(bin.temperature()).isEqualTo(11.4799732421875);
            assertThat(bin.humidity()).isEqualTo(32.167437512207);
            var image = bin.image(1);
            assertThat(List.of(image.sizeY(), image.sizeX())).containsExactly(45L, 96L);
            compareCorner(image, new int[][] {
                {208, 207, 206, 206, 207},
                {206, 206, 206, 207, 206},
                {206, 207, 205, 206, 208},
                {208, 208, 208, 208, 209},
                {206, 206, 205, 207, 207}
            });
        }
    }

    private static void compareCorner(MemoryImage image, int[][] rows) {
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                assertThat(image.get(x, y)).as("%s, %s", x, y).isEqualTo(rows[y][x]);
            }
        }
    }

    @Test
    void ratesAndVolumes() throws IOException {
        compareVolume(NEW, 0.09965903914752577, 4.8850699041666665, 1172.416777, 1184.037103, 11.620325999999977);
        compareVolume(OLD, 4.792512178971575, 0.003391470833333334, 0.8139530000000001, 1.251953, 0.43799999999999994);
    }

    private static void compareVolume(String lid, double rate, double volume, double look, double run, double inhibit)
            throws IOException {
        try (var bin = RealData.bin(lid)) {
            assertThat(bin.triggerRate()).isCloseTo(rate, within(1e-12));
            assertThat(bin.volumeAnalyzed().milliliters()).isCloseTo(volume, within(1e-12));
            assertThat(bin.volumeAnalyzed().lookTimeSeconds()).isCloseTo(look, within(1e-9));
            assertThat(bin.volumeAnalyzed().runTimeSeconds()).isCloseTo(run, within(1e-9));
            assertThat(bin.volumeAnalyzed().inhibitTimeSeconds()).isCloseTo(inhibit, within(1e-9));
        }
    }

    @Test
    void cornersOfTheStitchedImages() throws IOException {
        try (var bin = RealData.bin(OLD)) {
            var stitched = bin.stitched();
            assertThat(stitched.pairs())
                    .extracting(pair ->
                            pair.first().number() + " and " + pair.second().number())
                    .containsExactly("3 and 4");
            assertThat(stitched.images().keySet()).containsExactly(1, 2, 3, 5, 6);
            assertThat(corners(stitched.image(1))).containsExactly(208, 204, 205, 205);
            assertThat(corners(stitched.image(2))).containsExactly(205, 199, 203, 197);
            assertThat(corners(stitched.image(3))).containsExactly(210, 203, 207, 203);
            assertThat(corners(stitched.image(5))).containsExactly(210, 209, 212, 209);
            assertThat(corners(stitched.image(6))).containsExactly(212, 206, 209, 208);
            assertThat(List.of(stitched.image(3).sizeY(), stitched.image(3).sizeX()))
                    .containsExactly(86L, 263L);
        }
    }

    private static List<Integer> corners(MemoryImage image) {
        long right = image.sizeX() - 1;
        long bottom = image.sizeY() - 1;
        return List.of((int) image.get(0, 0), (int) image.get(right, 0), (int) image.get(0, bottom), (int)
                image.get(right, bottom));
    }

    @Test
    void packingOfMosaics() throws IOException {
        comparePacking(OLD, List.of(0, 0, 137, 182, 182), List.of(0, 238, 0, 0, 105), List.of(2, 3, 6, 5, 1));
        comparePacking(
                NEW,
                List.of(0, 89, 171, 237, 295, 337, 403, 453, 494, 237, 171, 337, 379, 527, 453, 527, 561, 561, 595),
                List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 112, 104, 96, 96, 0, 112, 88, 0, 72, 0),
                List.of(114, 61, 11, 78, 47, 73, 66, 21, 54, 49, 32, 33, 68, 7, 13, 80, 92, 102, 99));
    }

    private static void comparePacking(String lid, List<Integer> y, List<Integer> x, List<Integer> targets)
            throws IOException {
        try (var bin = RealData.bin(lid)) {
            var placements = Mosaic.of(bin).size(1280, 720).scale(1).coordinates();
            assertThat(placements).extracting(Placement::y).containsExactlyElementsOf(y);
            assertThat(placements).extracting(Placement::x).containsExactlyElementsOf(x);
            assertThat(placements).extracting(Placement::target).containsExactlyElementsOf(targets);
        }
    }

    @Test
    void binsOfADirectoryStartClosedAndStayClosedAfterASingleRead() {
        var directory = DataDirectory.open(RealData.ifcb().resolve("bins")).include("white");
        for (var bin : directory) {
            assertThat(bin.isOpen()).isFalse();
            assertThat(bin.image(bin.images().lastKey()).sizeX()).isPositive();
            assertThat(bin.isOpen()).isFalse();
            try (var open = bin.open()) {
                assertThat(open.isOpen()).isTrue();
            }
            assertThat(bin.images()).doesNotContainKey(0);
            assertThatThrownBy(() -> bin.target(0)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(directory.bins()).hasSize(2);
    }

    @Test
    void emptyBinsHaveHeadersAndNoTargets() throws IOException {
        for (var lid : List.of("D20150411T205456_IFCB012", "IFCB5_2017_001_033645")) {
            try (var bin = RealData.bin(lid)) {
                assertThat(bin.targets()).isEmpty();
                assertThat(bin.images()).isEmpty();
                assertThat(bin.headers()).isNotEmpty();
                assertThat(bin.read().images()).isEmpty();
            }
        }
    }

    @Test
    void aBinThatWasReadIsEqualInEverythingAndNeedsNoFile() throws IOException {
        for (var lid : List.of(NEW, OLD)) {
            try (var real = RealData.bin(lid)) {
                var copy = copy(real.paths());
                var read = Bin.open(copy.adc()).read();
                for (var file : List.of(copy.adc(), copy.hdr(), copy.roi())) {
                    Files.delete(file);
                }
                assertThat(read.id()).isEqualTo(real.id());
                assertThat(read.timestamp()).isEqualTo(real.timestamp());
                assertThat(read.headers()).isEqualTo(real.headers());
                assertThat(read.targets()).isEqualTo(real.targets());
                assertThat(read.table().write().toString("csv"))
                        .isEqualTo(real.table().write().toString("csv"));
                assertThat(read.images().keySet()).isEqualTo(real.images().keySet());
                for (int number : real.images().keySet()) {
                    assertThat(read.image(number).pixels())
                            .isEqualTo(real.image(number).pixels());
                }
            }
        }
    }

    private BinPaths copy(BinPaths paths) throws IOException {
        for (var file : List.of(paths.adc(), paths.hdr(), paths.roi())) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        return BinPaths.of(folder.resolve(paths.lid()));
    }
}
