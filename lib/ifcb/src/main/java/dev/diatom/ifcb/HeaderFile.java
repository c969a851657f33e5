package dev.diatom.ifcb;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What became known of the .hdr file of a bin: what is in it, or that there is none. */
final class HeaderFile {
    private final @Nullable Headers headers;
    private final @Nullable UncheckedIOException missing;

    private HeaderFile(@Nullable Headers headers, @Nullable UncheckedIOException missing) {
        this.headers = headers;
        this.missing = missing;
    }

    /** Reads it. Only that there is no such file is known for good; any other failure may pass, and is thrown. */
    static HeaderFile read(Supplier<Headers> reader) {
        try {
            return new HeaderFile(reader.get(), null);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return new HeaderFile(null, e);
            }
            throw e;
        }
    }

    /** Null where there is no file. */
    @Nullable
    Headers find() {
        return headers;
    }

    /** What is in it; where there is no file, the failure to read it, anew for each that asks. */
    Headers get() {
        if (headers != null) {
            return headers;
        }
        var failure = Objects.requireNonNull(missing);
        throw new UncheckedIOException(failure.getMessage(), failure.getCause());
    }
}
