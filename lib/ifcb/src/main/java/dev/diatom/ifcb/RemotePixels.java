package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Blocks;
import dev.diatom.ifcb.http.Http;
import dev.diatom.ifcb.http.Waiting;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pixels of targets from a server: by ranges of the .roi file; from a server without ranges as PNG; and where that
 * is not the image that the .roi file holds, from the whole file, which a handle that is open then keeps in memory.
 */
final class RemotePixels implements RoiPixels {
    private final BinState bin;
    private final RemoteFiles files;
    private final RoiServer server;
    private final Http http;
    private final boolean isHeld;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Blocks whole;
    private volatile boolean closed;

    RemotePixels(BinState bin, RemoteFiles files, RoiServer server, Http http, boolean isHeld) {
        this.bin = bin;
        this.files = files;
        this.server = server;
        this.http = http;
        this.isHeld = isHeld;
    }

    @Override
    public byte[] of(Target target) {
        var kept = whole;
        if (kept != null) {
            return cut(kept, target);
        }
        var part = server.pixels(files, bin.layout(), target);
        if (part.isPresent()) {
            return part.get();
        }
        var picture = isAlone(target) ? picture(target) : Optional.<byte[]>empty();
        return picture.orElseGet(() -> cut(fetch(), target));
    }

    @Override
    public LoadedPixels all() {
        var adc = bin.adc();
        if (AllPixels.bytes(adc) == 0) {
            return new LoadedPixels(files.roi(), Map.of());
        }
        var kept = whole;
        var all = kept == null ? Download.pixels(http, server.uri(), files.roiName()) : kept;
        return AllPixels.of(
                files,
                adc,
                all.length(),
                (target, into, at) -> all.copy(target.byteOffset(), into, at, (int) target.bytes()));
    }

    @Override
    public boolean isHeld() {
        return isHeld;
    }

    @Override
    public void close() {
        closed = true;
        whole = null;
    }

    private byte[] cut(Blocks all, Target target) {
        RoiBounds.check(files, bin.layout(), target, all.length());
        var pixels =
                Memory.take(files.roi(), RoiBounds.needs(target), target.bytes(), () -> new byte[(int) target.bytes()]);
        all.copy(target.byteOffset(), pixels, 0, pixels.length);
        return pixels;
    }

    /** Servers join the pieces of an image that an old-style bin stores in two. */
    private boolean isAlone(Target target) {
        return bin.id().style() == BinStyle.NEW
                || Stitched.pairs(bin.adc()).values().stream()
                        .noneMatch(pair -> pair.first().number() == target.number()
                                || pair.second().number() == target.number());
    }

    /** Empty if the server has no such picture, or one that cannot be the image. */
    private Optional<byte[]> picture(Target target) {
        var uri = URI.create(String.format(Locale.ROOT, "%s_%05d.png", files.base(), target.number()));
        return http.get(uri, answer -> {
            if (answer.status() == 200) {
                return Optional.ofNullable(GreyPng.read(answer, target));
            }
            if (answer.status() == 401 || answer.status() == 403 || Http.isPassing(answer.status())) {
                throw answer.refused();
            }
            return Optional.<byte[]>empty();
        });
    }

    private Blocks fetch() {
        if (!isHeld) {
            return Download.pixels(http, server.uri(), files.roiName());
        }
        // One thread fetches the file for all that share the handle.
        Waiting.lock(fetching);
        try {
            var kept = whole;
            if (kept == null) {
                kept = Download.pixels(http, server.uri(), files.roiName());
                whole = closed ? null : kept;
            }
            return kept;
        } finally {
            fetching.unlock();
        }
    }
}
