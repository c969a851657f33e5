package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of a bin in a folder. */
record LocalFiles(BinPaths paths) implements BinFiles {
    /** The bin that a path belongs to, of which at least one file must be there. */
    static LocalFiles find(Path path) {
        if (path.toString().isEmpty()) {
            throw new IllegalArgumentException("the path of the bin is empty: expected one of the files of a bin, or"
                    + " their name without extension.");
        }
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(Fault.in(path, "this is a folder")
                    .expected("one of the files of a bin, or their name without extension", "a folder")
                    .advice("DataDirectory.open finds the bins below a folder")
                    .toString());
        }
        var paths = BinPaths.of(path);
        if (!Files.exists(paths.adc()) && !Files.exists(paths.hdr()) && !Files.exists(paths.roi())) {
            throw new UncheckedIOException(
                    Fault.in(path, "there is no such bin")
                            .expected(paths.lid() + ".adc, .hdr and .roi in " + folder(path), "none of them")
                            .advice("Check the folder and the name")
                            .toString(),
                    new NoSuchFileException(path.toString()));
        }
        return new LocalFiles(paths);
    }

    @Override
    public String lid() {
        return paths.lid();
    }

    @Override
    public String adc() {
        return paths.adc().toString();
    }

    @Override
    public String hdr() {
        return paths.hdr().toString();
    }

    @Override
    public String roi() {
        return paths.roi().toString();
    }

    @Override
    public String roiName() {
        return String.valueOf(paths.roi().getFileName());
    }

    @Override
    public String base() {
        return paths.adc().resolveSibling(lid()).toString();
    }

    @Override
    public URI location() {
        return paths.adc().resolveSibling(lid()).toUri();
    }

    @Override
    public byte[] readAdc() {
        return bytes(paths.adc(), LARGEST_TEXT, "targets", "The header can be read without it");
    }

    @Override
    public byte[] readHdr() {
        return bytes(paths.hdr(), LARGEST_HEADER, "header", "Targets and images can be read without it");
    }

    @Override
    public boolean isAdcTooLong() {
        try {
            return Files.size(paths.adc()) > LARGEST_TEXT;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public @Nullable Target find(AdcLayout layout, int number) throws IOException {
        return Files.isRegularFile(paths.adc()) ? AdcSearch.find(paths.adc(), layout, number) : null;
    }

    @Override
    public RoiPixels pixels(BinState bin) {
        return FilePixels.perRequest(bin, this);
    }

    @Override
    public RoiPixels heldPixels(BinState bin) {
        return FilePixels.held(bin, this);
    }

    @Override
    public long roiLength(Consumer<String> fault) {
        var roi = paths.roi();
        try {
            if (Files.isRegularFile(roi)) {
                return Files.size(roi);
            }
        } catch (IOException e) {
            fault.accept("not readable");
            return -1;
        }
        fault.accept(Files.exists(roi) ? "no regular file" : "missing");
        return -1;
    }

    @Override
    public List<Long> lengths() {
        var lengths = new ArrayList<Long>();
        for (var file : List.of(paths.adc(), paths.hdr(), paths.roi())) {
            long length = -1;
            try {
                length = Files.size(file);
            } catch (IOException e) {
                // A file that is not there is found elsewhere; one that comes during a check counts as grown.
            }
            lengths.add(length);
        }
        return lengths;
    }

    @Override
    public Instant lastWritten() {
        var last = Instant.EPOCH;
        for (var file : List.of(paths.adc(), paths.hdr(), paths.roi())) {
            try {
                var time = Files.getLastModifiedTime(file).toInstant();
                last = time.isAfter(last) ? time : last;
            } catch (IOException e) {
                // The others tell.
            }
        }
        return last;
    }

    /** A fault of a file that is not there, as the exception to throw. */
    static UncheckedIOException missing(Path file, String contents, String advice, IOException cause) {
        return new UncheckedIOException(
                Fault.in(file, "the file with the " + contents + " of the bin is missing")
                        .advice("Put it beside the other files of the bin. " + advice)
                        .toString(),
                cause);
    }

    private static byte[] bytes(Path file, long most, String contents, String advice) {
        try {
            // To open a pipe would wait for somebody to write into it.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw unreadable(file, contents, new NoSuchFileException(file.toString(), null, "no regular file"));
            }
            long size = Files.size(file);
            if (size > most) {
                throw new UnsupportedFormatException(Fault.in(file, "the file is too long")
                        .expected("at most " + most + " bytes of text", size + " bytes")
                        .advice("Check that this is the file with the " + contents + " of a bin"));
            }
            long left = Memory.left();
            try {
                return Files.readAllBytes(file);
            } catch (OutOfMemoryError e) {
                throw Memory.tooLarge(
                        file.toString(),
                        "the " + contents + " of the bin cannot be read: the file needs",
                        size,
                        left,
                        "",
                        e);
            }
        } catch (NoSuchFileException e) {
            throw missing(file, contents, advice, e);
        } catch (IOException e) {
            throw unreadable(file, contents, e);
        }
    }

    private static UncheckedIOException unreadable(Path file, String contents, IOException cause) {
        return new UncheckedIOException(
                Fault.in(file, "the file with the " + contents + " of the bin cannot be read")
                        .advice("Check that it is a file and that you may read it")
                        .toString(),
                cause);
    }

    private static Path folder(Path path) {
        var parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }
}
