package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonObject;
import dev.diatom.image.SavedImages.Saved;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that we write are read by tifffile and Pillow, and theirs by us. Needs {@code DIATOM_TEST_PYTHON}: a Python that has
 * both.
 */
class PythonTiffTest {
    @TempDir
    Path folder;

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void whatWeSaveIsReadWithTheSameAxesTypesAndPixels() throws Exception {
        var all = SavedImages.all();
        var files = all.stream().map(saved -> saved.save(folder).toString()).toList();
        var read = PythonProgram.run(folder, "tiff_facts.py", files);
        assertThat(read).hasSameSizeAs(all);
        var unread = new ArrayList<String>();
        int byPillow = 0;
        for (int i = 0; i < all.size(); i++) {
            assertDescribed(all.get(i), read.get(i));
            if (read.get(i).has("unread")) {
                unread.add(all.get(i).name());
                continue;
            }
            byPillow += read.get(i).get("by").getAsString().equals("Pillow") ? 1 : 0;
            assertThat(read.get(i).get("sha256").getAsString())
                    .as("the pixels of %s", all.get(i))
                    .isEqualTo(sha256(all.get(i).numpyBytes()));
        }
        System.out.printf(
                "of %d saved files, tifffile has read %d, Pillow %d, and neither %s%n",
                all.size(), all.size() - byPillow - unread.size(), byPillow, unread);
        // Neither has a decoder for these doubles; an old Pillow has none for Zstandard.
        assertThat(unread).allMatch(name -> name.equals("float64-LZW") || name.endsWith("-ZSTD"));
    }

    private static void assertDescribed(Saved saved, JsonObject read) {
        var extent = saved.image().extent();
        var axes = new StringBuilder();
        var shape = new ArrayList<Long>();
        for (String axis : saved.isRgb() ? new String[] {"T", "Z"} : new String[] {"T", "Z", "C"}) {
            long size = extent.size(Axis.valueOf(axis));
            if (size > 1) {
                axes.append(axis);
                shape.add(size);
            }
        }
        axes.append(saved.isRgb() ? "YXS" : "YX");
        shape.addAll(saved.isRgb() ? List.of(extent.y(), extent.x(), extent.c()) : List.of(extent.y(), extent.x()));
        assertThat(read.get("axes").getAsString()).as("the axes of %s", saved).hasToString(axes.toString());
        assertThat(read.get("shape").toString())
                .as("the shape of %s", saved)
                .isEqualTo(shape.toString().replace(" ", ""));
        assertThat(read.get("dtype").getAsString()).isEqualTo(saved.written().label());
        assertThat(read.get("big").getAsBoolean()).isEqualTo(saved.big());
        var calibration = saved.image().metadata().calibration();
        var imageJ = read.getAsJsonObject("imagej");
        if (calibration.isKnown()) {
            assertThat(1 / read.get("XResolution").getAsDouble()).isEqualTo(calibration.x(), offset(1e-9));
            assertThat(1 / read.get("YResolution").getAsDouble()).isEqualTo(calibration.y(), offset(1e-9));
            assertThat(imageJ.get("spacing").getAsDouble()).isEqualTo(calibration.z());
            assertThat(imageJ.get("unit").getAsString().replace("\\u00b5", "µ")).isEqualTo(calibration.unit());
        }
        assertThat(imageJ.has("finterval")).isEqualTo(Double.isFinite(calibration.frameSeconds()));
        if (imageJ.has("finterval")) {
            assertThat(imageJ.get("finterval").getAsDouble()).isEqualTo(calibration.frameSeconds());
        }
        var palette = saved.image().metadata().findPalette();
        assertThat(read.has("colors")).isEqualTo(palette.isPresent());
        palette.ifPresent(colours -> assertColors(colours, read));
    }

    private static void assertColors(Palette colours, JsonObject read) {
        var components = read.getAsJsonArray("colors");
        for (int i = 0; i < colours.size(); i++) {
            assertThat(components.get(0).getAsJsonArray().get(i).getAsInt()).isEqualTo(colours.red(i));
            assertThat(components.get(1).getAsJsonArray().get(i).getAsInt()).isEqualTo(colours.green(i));
            assertThat(components.get(2).getAsJsonArray().get(i).getAsInt()).isEqualTo(colours.blue(i));
        }
    }

    @Test
    void whatTheyWriteIsReadWithTheSameAxesTypesAndPixels() throws Exception {
        var written = PythonProgram.run(
                folder, "write_tiffs.py", List.of(folder.toString(), System.getProperty("diatom.seed", "31")));
        int compared = 0;
        for (var file : written) {
            var name = file.get("file").getAsString();
            if (file.has("unwritten")) {
                System.out.println(
                        name + " was not written: " + file.get("unwritten").getAsString());
                continue;
            }
            assertRead(name, file);
            compared++;
        }
        System.out.println(compared + " files of tifffile and Pillow compared");
        assertThat(compared).isGreaterThan(80);
    }

    private void assertRead(String name, JsonObject file) throws IOException, NoSuchAlgorithmException {
        try (var image = DiskImage.open(folder.resolve(name))) {
            var extent = image.extent();
            assertThat("[" + extent.x() + "," + extent.y() + "," + extent.z() + "," + extent.c() + "," + extent.t()
                            + "]")
                    .as(name)
                    .isEqualTo(file.get("extent").toString());
            assertThat(image.type().label()).as(name).isEqualTo(file.get("type").getAsString());
            assertThat(sha256(TestImages.bytes(image.toMemory(), ByteOrder.LITTLE_ENDIAN)))
                    .as("the pixels of %s", name)
                    .isEqualTo(file.get("sha256").getAsString());
            if (file.has("unit")) {
                var calibration = image.metadata().calibration();
                assertThat(calibration.unit()).isEqualTo(file.get("unit").getAsString());
                assertThat("[" + calibration.x() + "," + calibration.y() + "," + calibration.z() + "]")
                        .isEqualTo(file.get("size").toString());
                assertThat(calibration.frameSeconds())
                        .isEqualTo(file.get("seconds").getAsDouble());
            }
            if (file.has("colors")) {
                assertColors(image.metadata().findPalette().orElseThrow(), file);
            }
        }
    }
}
