package dev.diatom.image;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.zip.DeflaterOutputStream;

/** How test files are compressed; written without the code under test. */
enum TestCodec {
    NONE(1) {
        @Override
        byte[] encode(byte[] bytes) {
            return bytes;
        }
    },
    PACK_BITS(32773) {
        @Override
        byte[] encode(byte[] bytes) {
            var out = new ByteArrayOutputStream();
            int at = 0;
            while (at < bytes.length) {
                int run = 1;
                while (run < 128 && at + run < bytes.length && bytes[at + run] == bytes[at]) {
                    run++;
                }
                if (run > 2) {
                    out.write(1 - run);
                    out.write(bytes[at]);
                } else {
                    run = Math.min(bytes.length - at, 1 + at % 128);
                    out.write(run - 1);
                    out.write(bytes, at, run);
                    out.write(128); // does nothing
                }
                at += run;
            }
            return out.toByteArray();
        }
    },
    LZW(5) {
        @Override
        byte[] encode(byte[] bytes) {
            return lzw(bytes, false);
        }
    },
    OLD_LZW(5) {
        @Override
        byte[] encode(byte[] bytes) {
            return lzw(bytes, true);
        }
    },
    DEFLATE(8) {
        @Override
        byte[] encode(byte[] bytes) {
            var out = new ByteArrayOutputStream();
            return through(new DeflaterOutputStream(out), bytes, out);
        }
    },
    OLD_DEFLATE(32946) {
        @Override
        byte[] encode(byte[] bytes) {
            return DEFLATE.encode(bytes);
        }
    },
    ZSTD(50000) {
        @Override
        byte[] encode(byte[] bytes) {
            var out = new ByteArrayOutputStream();
            try {
                return through(new ZstdOutputStream(out), bytes, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    /** TIFF's number of the compression. */
    final int code;

    TestCodec(int code) {
        this.code = code;
    }

    abstract byte[] encode(byte[] bytes);

    /** As TIFF 6.0 has it, or as it was before: with the lowest bit first, and longer codes one code later. */
    private static byte[] lzw(byte[] bytes, boolean old) {
        var out = new ByteArrayOutputStream();
        var bits = new Object() {
            long pending;
            int count;

            void put(int code, int width) {
                pending = old ? pending | (long) code << count : pending << width | code;
                for (count += width; count >= 8; count -= 8) {
                    out.write((int) (old ? pending : pending >> (count - 8)));
                    pending >>= old ? 8 : 0;
                }
            }
        };
        var codes = new HashMap<Integer, Integer>();
        int late = old ? 1 : 0;
        int width = 9;
        bits.put(256, width);
        int prefix = -1;
        for (byte next : bytes) {
            int longer = prefix << 8 | (next & 0xff);
            if (prefix < 0) {
                prefix = next & 0xff;
            } else if (codes.containsKey(longer)) {
                prefix = codes.get(longer);
            } else {
                bits.put(prefix, width);
                codes.put(longer, 258 + codes.size());
                int free = 258 + codes.size();
                width += free == (1 << width) + late ? 1 : 0;
                if (free == 4094) {
                    bits.put(256, width);
                    codes.clear();
                    width = 9;
                }
                prefix = next & 0xff;
            }
        }
        if (prefix >= 0) {
            bits.put(prefix, width);
            width += 259 + codes.size() == (1 << width) + late ? 1 : 0;
        }
        bits.put(257, width);
        bits.put(0, 7);
        return out.toByteArray();
    }

    private static byte[] through(OutputStream encoder, byte[] bytes, ByteArrayOutputStream out) {
        try (encoder) {
            encoder.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
