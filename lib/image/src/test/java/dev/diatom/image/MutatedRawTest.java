package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RAW files whose length does not fit their layout. */
class MutatedRawTest {
    private static final long SEED = Long.getLong("diatom.seed", 42);
    private static final int RUNS = Integer.getInteger("diatom.mutations", 10_000);

    @TempDir
    Path folder;

    @Test
    void onlyAFileOfTheRightLengthIsOpenedAndWhatIsAdvisedOpensTheOthers() throws IOException {
        var random = new Random(SEED);
        int opened = 0;
        int advised = 0;
        var file = folder.resolve("x.raw");
        for (int run = 0; run < RUNS; run++) {
            var what = "seed " + SEED + ", run " + run;
            var layout = layout(random);
            long length = length(layout, random);
            Files.write(file, new byte[Math.toIntExact(length)]);
            boolean fits = length == layout.fileBytes() || length == layout.fileBytes() + layout.gapBytes();
            try (var image = DiskImage.openRaw(file, layout)) {
                assertThat(fits).as(what).isTrue();
                var end = image.extent();
                assertThat(image.get(end.x() - 1, end.y() - 1, end.z() - 1, end.c() - 1, end.t() - 1))
                        .as(what)
                        .isZero();
                image.toMemory();
                opened++;
            } catch (ImageFormatException e) {
                assertThat(fits).as(what).isFalse();
                assertThat(e)
                        .as(what)
                        .hasMessageStartingWith(file + ": the length does not fit the layout: expected "
                                + layout.fileBytes() + " bytes (" + layout.extent() + ", "
                                + layout.type().label())
                        .hasMessageContaining("), found " + length + ". ")
                        .hasMessageEndingWith(".");
                advised += openAsAdvised(file, layout, String.valueOf(e.getMessage()), what);
            }
        }
        System.out.printf(
                "%d RAW files, seed %d: %d opened, %d refused, %d pieces of advice followed%n",
                RUNS, SEED, opened, RUNS - opened, advised);
        assertThat(opened).isPositive();
        assertThat(advised).isPositive();
    }

    private static RawLayout layout(Random random) {
        var extent = new Extent(
                1 + random.nextInt(6),
                1 + random.nextInt(5),
                1 + random.nextInt(4),
                1 + random.nextInt(3),
                1 + random.nextInt(3));
        var axes = new ArrayList<>(List.of("X", "Y", "Z", "C", "T"));
        if (random.nextBoolean()) {
            Collections.shuffle(axes, random);
        }
        var types = PixelType.values();
        var order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new RawLayout(
                types[random.nextInt(types.length)],
                extent,
                order,
                random.nextInt(3) == 0 ? random.nextInt(100) : 0,
                String.join("", axes),
                random.nextInt(3) == 0 ? random.nextInt(20) : 0);
    }

    private static long length(RawLayout layout, Random random) {
        long bytes = layout.fileBytes();
        long plane = layout.extent().planePixels() * layout.type().bytes();
        return switch (random.nextInt(7)) {
            case 0 -> bytes;
            case 1 -> bytes + layout.gapBytes();
            case 2 -> random.nextInt((int) bytes);
            case 3 -> bytes + 1 + random.nextInt(200);
            case 4 -> layout.headerBytes() + plane * (1 + random.nextInt(9));
            case 5 -> layout.headerBytes() + layout.extent().pixels() * (1 + random.nextInt(8));
            default -> bytes + (layout.extent().planes() - 1) * random.nextInt(9);
        };
    }

    /** Opens the file in each way that the message says would fit; returns how many they were. */
    private static int openAsAdvised(Path file, RawLayout layout, String message, String what) {
        int ways = 0;
        var header = Pattern.compile("a header of (\\d+) bytes").matcher(message);
        if (header.find()) {
            assertOpens(file, layout.headerBytes(Long.parseLong(header.group(1))), what + ": " + message);
            ways++;
        }
        var gaps = Pattern.compile("gaps of (\\d+) bytes").matcher(message.replaceFirst("\\(.*?\\), found", ""));
        if (gaps.find()) {
            assertOpens(file, layout.gapBytes(Long.parseLong(gaps.group(1))), what + ": " + message);
            ways++;
        }
        var types = Pattern.compile("pixels of type (\\w+)(?: or (\\w+))?(?: or (\\w+))?")
                .matcher(message);
        if (types.find()) {
            for (int group = 1; group <= 3; group++) {
                if (types.group(group) != null) {
                    var type = PixelType.valueOf(types.group(group).toUpperCase(Locale.ROOT));
                    assertOpens(
                            file,
                            new RawLayout(
                                    type,
                                    layout.extent(),
                                    layout.order(),
                                    layout.headerBytes(),
                                    layout.axes(),
                                    layout.gapBytes()),
                            what + ": " + message);
                    ways++;
                }
            }
        }
        return ways;
    }

    private static void assertOpens(Path file, RawLayout layout, String what) {
        try (var image = DiskImage.openRaw(file, layout)) {
            assertThat(image.extent()).as(what).isEqualTo(layout.extent());
        } catch (ImageFormatException e) {
            throw new AssertionError(what + "\nbut with " + layout, e);
        }
    }
}
