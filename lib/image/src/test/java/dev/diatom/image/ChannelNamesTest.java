package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the samples of a pixel are called. */
class ChannelNamesTest {
    @TempDir
    Path folder;

    private TestTiff samples(int count, int photometric) {
        var image = TestImages.memory(PixelType.UINT8, new Extent(7, 5, 1, count, 1));
        return new TestTiff(image, ByteOrder.BIG_ENDIAN).samples(count).tag(262, photometric);
    }

    private List<String> names(TestTiff tiff) throws IOException {
        return names(new PatchedTiff(tiff));
    }

    private List<String> names(PatchedTiff tiff) throws IOException {
        try (var image = DiskImage.open(tiff.write(folder.resolve("x.tif")))) {
            return image.metadata().channels().stream().map(Channel::name).toList();
        }
    }

    @Test
    void oneSampleHasNoName() throws IOException {
        assertThat(names(samples(1, 1))).isEmpty();
        assertThat(names(samples(1, 0))).isEmpty();
    }

    @Test
    void coloursAndOpacityAreNamed() throws IOException {
        assertThat(names(samples(3, 2))).containsExactly("red", "green", "blue");
        assertThat(names(samples(4, 2).tag(338, 1))).containsExactly("red", "green", "blue", "opacity (premultiplied)");
        assertThat(names(samples(4, 2).tag(338, 2))).containsExactly("red", "green", "blue", "opacity");
        assertThat(names(samples(4, 2).tag(338, 0))).containsExactly("red", "green", "blue", "sample 4");
        assertThat(names(new PatchedTiff(samples(4, 2)).rename(0, 338, 65000)))
                .containsExactly("red", "green", "blue", "opacity");
        assertThat(names(samples(2, 1).tag(338, 2))).containsExactly("grey", "opacity");
        assertThat(names(samples(2, 3).tag(338, 0))).containsExactly("index", "sample 2");
        assertThat(names(samples(5, 2))).containsExactly("red", "green", "blue", "sample 4", "sample 5");
    }

    @Test
    void theLastOfSeveralExtraSamplesMayBeOpacity() throws IOException {
        var tiff = new PatchedTiff(samples(5, 2)).setAt(0, 338, 1, 2);
        assertThat(names(tiff)).containsExactly("red", "green", "blue", "sample 4", "opacity");
    }

    @Test
    void lightnessAndColourAreNamedInAllThreeKinds() throws IOException {
        for (int photometric : new int[] {8, 9, 10}) {
            assertThat(names(samples(3, photometric))).containsExactly("L*", "a*", "b*");
            assertThat(names(samples(4, photometric).tag(338, 2))).containsExactly("L*", "a*", "b*", "opacity");
        }
    }

    @Test
    void inksAreThoseOfPrintUnlessTheyAreNamed() throws IOException {
        assertThat(names(samples(4, 5).tag(338, 0))).containsExactly("cyan", "magenta", "yellow", "black");
        assertThat(names(samples(5, 5).tag(338, 2))).containsExactly("cyan", "magenta", "yellow", "black", "opacity");
        assertThat(names(samples(3, 5).tag(332, 2))).containsExactly("sample 1", "sample 2", "sample 3");
        var named = samples(3, 5).tag(332, 2).description("violet\0orange\0green");
        assertThat(names(new PatchedTiff(named).rename(0, 270, 333))).containsExactly("violet", "orange", "green");
        var some = samples(3, 5).tag(332, 2).tag(338, 1).description("violet\0orange");
        assertThat(names(new PatchedTiff(some).rename(0, 270, 333)))
                .containsExactly("violet", "orange", "opacity (premultiplied)");
    }

    @Test
    void damagedExtraSamplesNameNothing() throws IOException {
        var tiff = new PatchedTiff(samples(4, 2).tag(338, 1)).type(0, 338, 2);
        assertThat(names(tiff)).containsExactly("red", "green", "blue", "sample 4");
    }

    @Test
    void namesFollowTheChannelsThatAreTaken() throws IOException {
        try (var image = DiskImage.open(samples(4, 2).tag(338, 2).write(folder.resolve("x.tif")))) {
            assertThat(image.channel(1).metadata().channels()).containsExactly(Channel.of("green"));
            assertThat(image.toMemory().metadata().channels()).hasSize(4);
        }
    }

    @Test
    void theNamesAreThoseOfEachPageWhereChannelsLieOnSeveral() throws IOException {
        var image = TestImages.memory(PixelType.UINT8, new Extent(7, 5, 2, 6, 1));
        var tiff = new TestTiff(image, ByteOrder.BIG_ENDIAN).samples(3).imageJ();
        assertThat(names(tiff)).containsExactly("red", "green", "blue", "red", "green", "blue");
    }
}
