package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pixels of targets from the .roi file: through the file that a handle keeps open, and otherwise, or once that is
 * closed, by opening and closing the file for the occasion.
 */
final class FilePixels implements RoiPixels {
    private static final String ADVICE = "Headers, targets and the table can be read without it";

    private final BinState bin;
    private final LocalFiles files;
    private final Path roi;
    private final @Nullable RoiFile open;

    private FilePixels(BinState bin, LocalFiles files, @Nullable RoiFile open) {
        this.bin = bin;
        this.open = open;
        this.files = files;
        roi = files.paths().roi();
    }

    /** Opens the file for each request. */
    static FilePixels perRequest(BinState bin, LocalFiles files) {
        return new FilePixels(bin, files, null);
    }

    /** Keeps the file open, if there is one that can be opened. */
    static FilePixels held(BinState bin, LocalFiles files) {
        try {
            var roi = files.paths().roi();
            return new FilePixels(bin, files, Files.isRegularFile(roi) ? new RoiFile(roi) : null);
        } catch (FileNotFoundException e) {
            // The first request for an image says why.
            return perRequest(bin, files);
        }
    }

    @Override
    public byte[] of(Target target) {
        return read((file, length) -> pixels(target, file, length));
    }

    @Override
    public LoadedPixels all() {
        var adc = bin.adc();
        if (AllPixels.bytes(adc) == 0) {
            return new LoadedPixels(files.roi(), Map.of());
        }
        return read((file, length) -> AllPixels.read(files, adc, length, (target, into, at) -> {
            file.seek(target.byteOffset());
            file.readFully(into, at, (int) target.bytes());
        }));
    }

    @Override
    public boolean isHeld() {
        return open != null;
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }

    private <T> T read(RoiFile.Reader<T> reader) {
        try {
            var result = open == null ? null : open.read(reader);
            if (result != null) {
                return result;
            }
            // To open a pipe would wait for somebody to write into it.
            if (!Files.isRegularFile(roi)) {
                throw new FileNotFoundException(roi.toString());
            }
            try (var file = new RandomAccessFile(roi.toFile(), "r")) {
                return reader.read(file, file.length());
            }
        } catch (FileNotFoundException e) {
            if (!Files.exists(roi)) {
                throw LocalFiles.missing(roi, "images", ADVICE, e);
            }
            throw unreadable(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException(
                Fault.in(roi, "the file with the images of the bin cannot be read")
                        .advice("Check that it is a file and that you may read it. " + ADVICE)
                        .toString(),
                cause);
    }

    private byte[] pixels(Target target, RandomAccessFile file, long length) throws IOException {
        RoiBounds.check(files, bin.layout(), target, length);
        var pixels =
                Memory.take(files.roi(), RoiBounds.needs(target), target.bytes(), () -> new byte[(int) target.bytes()]);
        file.seek(target.byteOffset());
        file.readFully(pixels);
        return pixels;
    }
}
