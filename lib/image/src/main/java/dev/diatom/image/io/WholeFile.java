package dev.diatom.image.io;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that is read or written in one piece, on {@link IoThreads}. */
public final class WholeFile {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private WholeFile() {}

    /** The first bytes of a file, at most so many. */
    public static byte[] start(Path path, int most) {
        return IoThreads.call(() -> {
            try (var file = PixelFile.open(path)) {
                return read(file, (int) Math.min(most, file.length()));
            }
        });
    }

    /**
     * All bytes of a file.
     *
     * @throws IllegalArgumentException if they do not fit into memory
     */
    public static byte[] read(Path path) {
        return IoThreads.call(() -> {
            try (var file = PixelFile.open(path)) {
                long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory());
                if (file.length() > most) {
                    throw new IllegalArgumentException(Fault.in(path, "the file is too large to be loaded")
                            .expected("at most " + ByteSize.text(most), ByteSize.text(file.length()))
                            .advice("Give Java a larger heap, or store the image as TIFF, which is read piece by piece")
                            .toString());
                }
                return read(file, (int) file.length());
            }
        });
    }

    private static byte[] read(PixelFile file, int length) throws IOException {
        var bytes = new byte[length];
        for (long at = 0; at < length; at += IoThreads.CHUNK_BYTES) {
            Cancellation.check();
            file.read(chunk(bytes, at), at);
        }
        return bytes;
    }

    /** Saves these bytes under a name, as atomically as every other save. */
    public static void save(byte[] bytes, Path path) {
        IoThreads.call(() -> {
            AtomicSave.replace(path, bytes.length, file -> {
                for (long at = 0; at < bytes.length; at += IoThreads.CHUNK_BYTES) {
                    Cancellation.check();
                    file.write(chunk(bytes, at), at);
                }
            });
            return path;
        });
    }

    private static ByteBuffer chunk(byte[] bytes, long at) {
        int count = (int) Math.min(IoThreads.CHUNK_BYTES, bytes.length - at);
        return ByteBuffer.wrap(bytes, (int) at, count).slice();
    }
}
