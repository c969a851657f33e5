package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreyPngTest {
    /** The eight bytes that every PNG begins with, and the chunk with its size. */
    private static final int HEAD = 33;

    @TempDir
    Path folder;

    @Test
    void aPictureWithATransparentGreyIsReplacedByTheFile() throws IOException {
        TestBins.newStyle(folder);
        try (var server = new BinServer(folder)) {
            server.when(".png", exchange -> BinServer.send(exchange, 200, withTransparentGrey(png(2, 3))));
            try (var bin = server.open(TestBins.NEW_LID)) {
                var image = bin.image(5);
                assertThat(image.sizeY()).isEqualTo(3);
                assertThat((byte[]) image.pixels()).containsExactly(36, 37, 38, 39, 40, 41);
            }
            assertThat(server.count(".png")).isEqualTo(1);
        }
    }

    private static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        return out.toByteArray();
    }

    private static byte[] withTransparentGrey(byte[] png) {
        var chunk = ByteBuffer.allocate(14).putInt(2).put("tRNS".getBytes(StandardCharsets.US_ASCII));
        chunk.putShort((short) 5);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 6);
        chunk.putInt((int) sum.getValue());
        return ByteBuffer.allocate(png.length + 14)
                .put(png, 0, HEAD)
                .put(chunk.array())
                .put(png, HEAD, png.length - HEAD)
                .array();
    }
}
