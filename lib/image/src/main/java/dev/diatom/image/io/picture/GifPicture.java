package dev.diatom.image.io.picture;

import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads GIF. A single frame that covers the screen keeps its indexes and palette; everything else is composed as a
 * browser would, into RGB frames along T, with an opacity channel if any pixel stays uncovered.
 */
final class GifPicture {
    private final FileBytes file;
    private final List<GifFrame> frames;
    private final int width;
    private final int height;

    private GifPicture(FileBytes file) {
        this.file = file;
        this.frames = GifBlocks.read(file);
        int screenWidth = file.u16LittleEndian(6, "screen");
        int screenHeight = file.u16LittleEndian(8, "screen");
        this.width = screenWidth > 0 ? screenWidth : frames.get(0).width();
        this.height = screenHeight > 0 ? screenHeight : frames.get(0).height();
    }

    static Picture read(FileBytes file) {
        return new GifPicture(file).read();
    }

    private Picture read() {
        for (var frame : frames) {
            Room.check(file, Picture.extent(frame.width(), frame.height(), 1), PixelType.UINT8);
        }
        var first = frames.get(0);
        return frames.size() == 1 && first.covers(width, height) ? indexes(first) : composed();
    }

    private Picture indexes(GifFrame frame) {
        var extent = Picture.extent(width, height, 1);
        var raster = rasters(extent).get(0);
        var stored = frame.storedRows();
        var row = new int[width];
        var pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, stored[y], width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) row[x];
            }
        }
        return Picture.of(PixelType.UINT8, extent, pixels, Role.INTENSITY)
                .withPalette(Palettes.unlessIdentity(frame.palette()))
                .withTags(
                        frame.transparent() == GifFrame.NONE
                                ? Map.of()
                                : Map.of("TransparentColorIndex", String.valueOf(frame.transparent())));
    }

    /** The frames with their rows as they are stored: the JDK takes interlaced frames of 2 to 4 rows apart wrongly. */
    private List<Raster> rasters(Extent extent) {
        var stream = file.bytes().clone();
        for (var frame : frames) {
            stream[(int) frame.flagsAt()] &= (byte) ~GifFrame.INTERLACED;
        }
        return JdkDecoder.read(file, stream, frames.size(), extent).stream()
                .map(image -> (Raster) image.getRaster())
                .toList();
    }

    private Picture composed() {
        var extent = new Extent(width, height, 1, 4, frames.size());
        Room.check(file, extent, PixelType.UINT8);
        var rasters = rasters(extent);
        var canvas = new int[width * height];
        var previous = canvas.clone();
        var pixels = new byte[(int) extent.pixels()];
        for (int i = 0; i < frames.size(); i++) {
            var frame = frames.get(i);
            if (frame.disposal() == GifFrame.TO_PREVIOUS) {
                System.arraycopy(canvas, 0, previous, 0, canvas.length);
            }
            draw(frame, rasters.get(i), canvas);
            Argb.split(canvas, pixels, i * 4 * canvas.length, canvas.length, 4);
            if (frame.disposal() == GifFrame.TO_PREVIOUS) {
                System.arraycopy(previous, 0, canvas, 0, canvas.length);
            } else if (frame.disposal() == GifFrame.TO_BACKGROUND) {
                clear(frame, canvas);
            }
        }
        return withoutOpacityIfOpaque(Picture.of(PixelType.UINT8, extent, pixels, Role.RGB));
    }

    private void draw(GifFrame frame, Raster raster, int[] canvas) {
        var indexes = new int[frame.width()];
        var stored = frame.storedRows();
        int columns = Math.min(frame.width(), width - frame.x());
        for (int y = 0; y < Math.min(frame.height(), height - frame.y()); y++) {
            raster.getSamples(0, stored[y], frame.width(), 1, 0, indexes);
            int row = (y + frame.y()) * width + frame.x();
            for (int x = 0; x < columns; x++) {
                int index = indexes[x];
                if (index != frame.transparent() && index < frame.palette().size()) {
                    canvas[row + x] = Argb.OPAQUE | frame.palette().rgb(index);
                }
            }
        }
    }

    private void clear(GifFrame frame, int[] canvas) {
        for (int y = frame.y(); y < Math.min(height, frame.y() + frame.height()); y++) {
            int row = y * width;
            Arrays.fill(canvas, row + Math.min(width, frame.x()), row + Math.min(width, frame.x() + frame.width()), 0);
        }
    }

    private static Picture withoutOpacityIfOpaque(Picture picture) {
        var extent = picture.extent();
        int plane = (int) extent.planePixels();
        var all = (byte[]) picture.pixels();
        var colours = new byte[all.length / 4 * 3];
        for (int t = 0; t < extent.t(); t++) {
            int start = t * 4 * plane;
            for (int i = start + 3 * plane; i < start + 4 * plane; i++) {
                if (all[i] != (byte) 0xff) {
                    return picture;
                }
            }
            System.arraycopy(all, start, colours, t * 3 * plane, 3 * plane);
        }
        var opaque = new Extent(extent.x(), extent.y(), 1, 3, extent.t());
        return Picture.of(picture.type(), opaque, colours, Role.RGB);
    }
}
