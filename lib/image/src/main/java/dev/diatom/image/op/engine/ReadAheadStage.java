package dev.diatom.image.op.engine;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelSource;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The image itself; while one plane is worked on, the next one is read by another thread. */
final class ReadAheadStage implements Stage {
    private final PixelSource source;
    private final Tile tile;
    private final PixelType type;
    private final Object ahead;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable Future<Object> reading;
    private long readingZ;

    ReadAheadStage(PixelSource source, Tile tile, Buffers buffers) {
        this.source = source;
        this.tile = tile;
        this.type = source.type();
        this.ahead = buffers.take(type, tile.pixels());
        buffers.beforeRecycling(this::stop);
    }

    @Override
    public void plane(long z, Object out) throws IOException {
        var begun = reading;
        if (begun != null && readingZ == z) {
            reading = null;
            System.arraycopy(IoThreads.await(begun, cancellation), 0, out, 0, tile.pixels());
        } else {
            finish();
            source.read(tile.at(z), out, 0);
        }
        if (z + 1 < source.extent().z()) {
            readingZ = z + 1;
            reading = IoThreads.submit(cancellation, () -> {
                source.read(tile.at(z + 1), ahead, 0);
                return ahead;
            });
        }
    }

    private void stop() {
        cancellation.cancel();
        finish();
    }

    private void finish() {
        var begun = reading;
        reading = null;
        if (begun != null) {
            IoThreads.settleAll(List.of(begun));
        }
    }
}
