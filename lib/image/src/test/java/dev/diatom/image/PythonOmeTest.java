package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OME-TIFFs that tifffile writes are read by us. */
class PythonOmeTest {
    @TempDir
    Path folder;

    @Test
    void theyAreReadWithTheSameAxesTypesPixelsAndNames() throws Exception {
        var written = PythonProgram.run(
                folder, "write_ome_tiffs.py", List.of(folder.toString(), System.getProperty("diatom.seed", "31")));
        for (var file : written) {
            assertRead(file);
        }
        System.out.println(written.size() + " images of tifffile's OME-TIFFs compared");
        assertThat(written).hasSizeGreaterThan(30);
    }

    private void assertRead(JsonObject said) throws Exception {
        var name = said.get("file").getAsString();
        int series = said.get("series").getAsInt();
        try (var image = DiskImage.open(folder.resolve(name), series)) {
            var metadata = image.metadata();
            assertThat(metadata.tags()).as(name).doesNotContainKeys("(OME-XML not followed)", "(missing planes)");
            var extent = image.extent();
            assertThat("[" + extent.x() + "," + extent.y() + "," + extent.z() + "," + extent.c() + "," + extent.t()
                            + "]")
                    .as(name)
                    .isEqualTo(said.get("extent").toString());
            assertThat(image.type().label()).as(name).isEqualTo(said.get("type").getAsString());
            byte[] pixels = TestImages.bytes(image.toMemory(), ByteOrder.LITTLE_ENDIAN);
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(pixels)))
                    .as("the pixels of %s", name)
                    .isEqualTo(said.get("sha256").getAsString());
            if (said.has("name")) {
                assertThat(metadata.tags())
                        .as(name)
                        .containsEntry("Image name", said.get("name").getAsString());
                assertThat(DiskImage.series(folder.resolve(name)).get(series).name())
                        .isEqualTo(said.get("name").getAsString());
            }
            if (said.has("channels")) {
                assertDescribed(metadata, said);
            }
        }
    }

    private static void assertDescribed(ImageMetadata metadata, JsonObject said) {
        var channels = new ArrayList<Channel>();
        for (JsonElement channel : said.getAsJsonArray("channels")) {
            var color = said.getAsJsonArray("colors").get(channels.size()).getAsString();
            channels.add(Channel.of(channel.getAsString()).withColor(Integer.parseInt(color, 16)));
        }
        assertThat(metadata.channels()).isEqualTo(channels);
        var size = said.getAsJsonArray("size");
        assertThat(metadata.calibration())
                .isEqualTo(Calibration.of(
                                size.get(0).getAsDouble(),
                                size.get(1).getAsDouble(),
                                size.get(2).getAsDouble(),
                                said.get("unit").getAsString())
                        .withFrameSeconds(said.get("seconds").getAsDouble()));
    }
}
