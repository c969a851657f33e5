package dev.diatom.image.io;

import dev.diatom.image.ClosedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One open file, with one descriptor. Blocks go through its channel, positionally, on {@link IoThreads} only; a few
 * bytes go through {@link #readSample} and {@link #writeSample} on the caller's thread, which survive an interrupt.
 */
public final class PixelFile implements Closeable {
    private final Path path;
    private final RandomAccessFile file;
    private final FileChannel channel;
    private final byte[] sample = new byte[Long.BYTES];
    private final @Nullable WrittenBytes written;
    private volatile boolean closed;

    private PixelFile(Path path, String mode, @Nullable WrittenBytes written) throws IOException {
        this.path = path;
        this.written = written;
        this.file = new RandomAccessFile(path.toFile(), mode);
        this.channel = file.getChannel();
    }

    /** Opens a user's file for reading. */
    public static PixelFile open(Path path) {
        return open(path, "r");
    }

    /** Opens a user's file for reading and writing. */
    public static PixelFile openForEdit(Path path) {
        return open(path, "rw");
    }

    private static PixelFile open(Path path, String mode) {
        try {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path + ": there is no such file (" + path.toAbsolutePath() + ").");
            }
            if (!Files.isRegularFile(path)) {
                throw new FileNotFoundException(
                        path + (Files.isDirectory(path) ? ": this is a folder." : ": this is not a regular file."));
            }
            if (!Files.isReadable(path)) {
                throw new FileNotFoundException(path + ": this file may not be read by the current user.");
            }
            if (!mode.equals("r") && !Files.isWritable(path)) {
                throw new FileNotFoundException(path + ": this file may not be written by the current user.");
            }
            return Descriptors.open(path, () -> new PixelFile(path, mode, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Opens a file of ours for reading and writing. */
    public static PixelFile openForWriting(Path path) throws IOException {
        return new PixelFile(path, "rw", null);
    }

    /** Opens a scratch file, which counts what is written to it. */
    public static PixelFile openScratch(Path path) throws IOException {
        return new PixelFile(path, "rw", new WrittenBytes());
    }

    /** At least so many bytes have been written to a scratch file. */
    public long writtenBytes() {
        return written == null ? 0 : written.count();
    }

    /** The path that it was opened by; a scratch file may no longer have a name there. */
    public Path path() {
        return path;
    }

    /** The file's length now, in bytes. */
    public synchronized long length() throws IOException {
        checkOpen();
        return file.length();
    }

    public void setLength(long length) throws IOException {
        try {
            file.setLength(length);
        } catch (IOException e) {
            throw named(e);
        }
    }

    public void force() throws IOException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** Locks the file until it is closed, where its file system knows locks; says whether nobody else holds the lock. */
    boolean lock() {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return true;
        }
    }

    /** Fills the buffer's remaining bytes from a byte offset and flips it. On {@link IoThreads} only. */
    public void read(ByteBuffer buffer, long byteOffset) throws IOException {
        IoThreads.forgetInterrupt();
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, byteOffset + buffer.position()) < 0) {
                    throw cutShort();
                }
            }
        } catch (ClosedChannelException e) {
            throw closed(e);
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw named(e);
        }
        buffer.flip();
    }

    /** Writes the buffer's remaining bytes at a byte offset. On {@link IoThreads} only. */
    public void write(ByteBuffer buffer, long byteOffset) throws IOException {
        long at = byteOffset;
        IoThreads.forgetInterrupt();
        try {
            while (buffer.hasRemaining()) {
                at += channel.write(buffer, at);
            }
            if (written != null) {
                written.add(byteOffset, at - byteOffset);
            }
        } catch (ClosedChannelException e) {
            throw closed(e);
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** Reads one sample of up to eight bytes on the caller's thread: its bits, the lowest first. */
    synchronized long readSample(int bytes, long byteOffset, ByteOrder order) throws IOException {
        checkOpen();
        file.seek(byteOffset);
        for (int read = 0; read < bytes; ) {
            int now = file.read(sample, read, bytes - read);
            if (now < 0) {
                throw cutShort();
            }
            read += now;
        }
        long bits = 0;
        for (int i = 0; i < bytes; i++) {
            bits |= (sample[i] & 0xffL) << shift(i, bytes, order);
        }
        return bits;
    }

    /** Writes one sample of up to eight bytes on the caller's thread, and no other byte. */
    synchronized void writeSample(long bits, int bytes, long byteOffset, ByteOrder order) throws IOException {
        checkOpen();
        for (int i = 0; i < bytes; i++) {
            sample[i] = (byte) (bits >> shift(i, bytes, order));
        }
        file.seek(byteOffset);
        try {
            file.write(sample, 0, bytes);
        } catch (IOException e) {
            throw named(e);
        }
    }

    private static int shift(int index, int bytes, ByteOrder order) {
        return (order == ByteOrder.LITTLE_ENDIAN ? index : bytes - 1 - index) * Byte.SIZE;
    }

    /** The system's messages do not say which file they are about. */
    private IOException named(IOException failure) {
        var named = new FileSystemException(path.toString(), null, failure.getMessage());
        named.initCause(failure);
        return named;
    }

    private EOFException cutShort() throws IOException {
        return new EOFException(
                path + ": the file ends at byte " + file.length() + "; it was cut short after it was opened.");
    }

    /**
     * Refuses to go on with a file that was closed.
     *
     * @throws ClosedException if it was
     */
    public void checkOpen() {
        if (closed) {
            throw closed(null);
        }
    }

    private ClosedException closed(@Nullable Throwable cause) {
        var exception = new ClosedException(path + ": the file was closed.");
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    /** Closes the descriptor; the second time is quiet. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        file.close();
    }
}
