package dev.diatom.ifcb;

import dev.diatom.ifcb.http.ContentRange;
import dev.diatom.ifcb.http.Http;
import dev.diatom.image.Fault;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of a bin on a server; nothing of them is ever written to disk. */
final class RemoteFiles implements BinFiles {
    /** What a Dashboard answers when it looks for a header that it does not have. */
    private static final String FAILED = "status 500";

    private final URI base;
    private final Http http;
    private final RoiServer server;

    /** @param base the address of the files without extension */
    RemoteFiles(URI base, Http http) {
        this.base = base;
        this.http = http;
        server = new RoiServer(URI.create(base + ".roi"), http);
    }

    /** The bin at an address, of which the server must have at least the header or the targets. */
    static BinState find(URI uri, Http http) {
        var state = BinState.of(new RemoteFiles(BinUrl.bin(uri), http));
        if (state.findHeaders() == null) {
            requireTargets(state);
        }
        return state;
    }

    private static void requireTargets(BinState state) {
        try {
            state.adc();
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException missing)) {
                throw e;
            }
            throw new UncheckedIOException(
                    Fault.in(state.files().base(), "there is no such bin on the server")
                            .expected(state.files().lid() + ".adc or .hdr", "neither")
                            .advice("Check the address and the name")
                            .toString(),
                    missing);
        }
    }

    @Override
    public String lid() {
        var text = base.toString();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    @Override
    public String adc() {
        return base + ".adc";
    }

    @Override
    public String hdr() {
        return base + ".hdr";
    }

    @Override
    public String roi() {
        return base + ".roi";
    }

    @Override
    public String roiName() {
        return lid() + ".roi";
    }

    @Override
    public String base() {
        return base.toString();
    }

    @Override
    public URI location() {
        return base;
    }

    @Override
    public BinPaths paths() {
        throw new IllegalStateException(Fault.in(base.toString(), "a bin on a server has no paths")
                .advice("location() tells where it is")
                .toString());
    }

    @Override
    public byte[] readAdc() {
        return Download.text(http, URI.create(adc()), LARGEST_TEXT, "targets");
    }

    /** A server that has no header answers so, or fails: either is no such file. */
    @Override
    public byte[] readHdr() {
        try {
            return Download.text(http, URI.create(hdr()), LARGEST_HEADER, "header");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof FileSystemException refused && FAILED.equals(refused.getReason())) {
                var missing = new NoSuchFileException(hdr(), null, FAILED);
                missing.initCause(e);
                throw new UncheckedIOException(e.getMessage(), missing);
            }
            throw e;
        }
    }

    @Override
    public boolean isAdcTooLong() {
        return false;
    }

    /** A server sends the file as a whole. */
    @Override
    public @Nullable Target find(AdcLayout layout, int number) {
        return null;
    }

    @Override
    public RoiPixels pixels(BinState bin) {
        return new RemotePixels(bin, this, server, http, false);
    }

    @Override
    public RoiPixels heldPixels(BinState bin) {
        return new RemotePixels(bin, this, server, http, true);
    }

    @Override
    public long roiLength(Consumer<String> fault) {
        try {
            return http.get(URI.create(roi()), Map.of("Range", "bytes=0-0"), answer -> {
                if (answer.status() == 206 || answer.status() == 416) {
                    return ContentRange.parse(answer.header("Content-Range")).total();
                }
                answer.requireFile();
                return answer.length().orElse(-1);
            });
        } catch (UncheckedIOException e) {
            fault.accept(e.getCause() instanceof NoSuchFileException ? "missing" : "not readable");
            return -1;
        }
    }

    /** Servers do not show how files grow. */
    @Override
    public List<Long> lengths() {
        return List.of();
    }

    @Override
    public Instant lastWritten() {
        return Instant.EPOCH;
    }
}
