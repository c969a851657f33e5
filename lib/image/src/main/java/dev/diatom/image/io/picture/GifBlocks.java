package dev.diatom.image.io.picture;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.Palette;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the blocks of a GIF, without decoding pixels: the screen, and every frame with its colours. */
final class GifBlocks {
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int HAS_PALETTE = 0x80;

    private final FileBytes file;
    private final List<GifFrame> frames = new ArrayList<>();
    private @Nullable Palette screenPalette;
    private int disposal;
    private int transparent = GifFrame.NONE;
    private long at = 6;

    private GifBlocks(FileBytes file) {
        this.file = file;
    }

    /** The frames in their order, at least one. */
    static List<GifFrame> read(FileBytes file) {
        return new GifBlocks(file).read();
    }

    private List<GifFrame> read() {
        int flags = file.u8(at + 4, "screen");
        at += 7;
        screenPalette = palette(flags);
        for (int block = file.u8(at++, "block"); block != TRAILER; block = file.u8(at++, "block")) {
            switch (block) {
                case EXTENSION -> extension();
                case FRAME -> frame();
                default ->
                    throw new ImageFormatException(file.fault("the GIF is damaged", at - 1, "block")
                            .expected("21, 2c or 3b", Integer.toHexString(block))
                            .advice("The file looks cut short or damaged"));
            }
        }
        if (frames.isEmpty()) {
            throw new ImageFormatException(file.fault("the GIF has no frame", at - 1, "trailer"));
        }
        return List.copyOf(frames);
    }

    private @Nullable Palette palette(int flags) {
        if ((flags & HAS_PALETTE) == 0) {
            return null;
        }
        int size = 2 << (flags & 7);
        file.require(at, 3L * size, "palette");
        var palette = Palettes.of(file.bytes(), (int) at, size);
        at += 3L * size;
        return palette;
    }

    private void extension() {
        int label = file.u8(at++, "extension");
        if (label == GRAPHIC_CONTROL && file.u8(at, "graphic control") >= 4) {
            int flags = file.u8(at + 1, "graphic control");
            disposal = flags >> 2 & 7;
            transparent = (flags & 1) == 0 ? GifFrame.NONE : file.u8(at + 4, "graphic control");
        }
        skipData();
    }

    private void frame() {
        long start = at;
        int x = file.u16LittleEndian(at, "frame");
        int y = file.u16LittleEndian(at + 2, "frame");
        int width = file.u16LittleEndian(at + 4, "frame");
        int height = file.u16LittleEndian(at + 6, "frame");
        int flags = file.u8(at + 8, "frame");
        at += 9;
        var own = palette(flags);
        var palette = own == null ? screenPalette : own;
        if (width == 0 || height == 0 || palette == null) {
            throw new ImageFormatException(file.fault("a frame of the GIF is damaged", start, "frame")
                    .expected(
                            "a size and a palette", width + " × " + height + (palette == null ? ", no palette" : "")));
        }
        boolean interlaced = (flags & GifFrame.INTERLACED) != 0;
        frames.add(new GifFrame(start + 8, interlaced, x, y, width, height, disposal, transparent, palette));
        disposal = 0;
        transparent = GifFrame.NONE;
        at++;
        skipData();
    }

    private void skipData() {
        for (int count = file.u8(at++, "data"); count > 0; count = file.u8(at++, "data")) {
            file.require(at, count, "data");
            at += count;
        }
    }
}
