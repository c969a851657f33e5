package dev.diatom.image.io.codec;

import io.airlift.compress.zstd.ZstdInputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Compressions of bytes, whatever they mean. A stream that was made here must be closed: some hold memory outside the heap. */
public enum Codec implements Decoder {
    NONE(1) {
        @Override
        public InputStream decode(InputStream in, Shape shape) {
            return in;
        }

        @Override
        public OutputStream encode(OutputStream out) {
            return out;
        }
    },
    PACK_BITS(64) {
        @Override
        public InputStream decode(InputStream in, Shape shape) {
            return new PackBitsInput(in);
        }

        @Override
        public OutputStream encode(OutputStream out) {
            throw new UnsupportedOperationException("PackBits is not written");
        }
    },
    LZW(2560) {
        @Override
        public InputStream decode(InputStream in, Shape shape) {
            return new LzwInput(in);
        }

        @Override
        public OutputStream encode(OutputStream out) {
            return new LzwOutput(out);
        }
    },
    DEFLATE(1032) {
        @Override
        public InputStream decode(InputStream in, Shape shape) {
            var inflater = new Inflater();
            var inflated = new InflaterInputStream(in, inflater, BUFFER_BYTES) {
                @Override
                public void close() throws IOException {
                    inflater.end();
                    super.close();
                }
            };
            // zlib is slower near the end of what it is asked for: rows are handed out of larger pieces.
            return new BufferedInputStream(inflated, 2 * BUFFER_BYTES);
        }

        @Override
        public OutputStream encode(OutputStream out) {
            var deflater = new Deflater();
            return new DeflaterOutputStream(out, deflater, BUFFER_BYTES) {
                @Override
                public void close() throws IOException {
                    try {
                        super.close();
                    } finally {
                        deflater.end();
                    }
                }
            };
        }
    },
    ZSTD(1 << 17) {
        @Override
        public InputStream decode(InputStream in, Shape shape) {
            return new ZstdInputStream(in);
        }

        @Override
        public OutputStream encode(OutputStream out) throws IOException {
            return new ZstdOutputStream(out);
        }
    };

    private static final int BUFFER_BYTES = 1 << 15;

    private final int mostExpansion;

    Codec(int mostExpansion) {
        this.mostExpansion = mostExpansion;
    }

    @Override
    public int mostExpansion() {
        return mostExpansion;
    }

    /** A stream that compresses into another, which is closed with it. */
    public abstract OutputStream encode(OutputStream out) throws IOException;
}
