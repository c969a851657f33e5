package dev.diatom.image.io.codec;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What was done to a row of samples before it was compressed, so that it compresses better. */
public enum Predictor {
    /** Nothing. */
    NONE {
        @Override
        public void undo(byte[] row, Row format, Object samples, int start) {
            Samples.decode(format.type, ByteBuffer.wrap(row).order(format.order), samples, start, format.count);
        }

        @Override
        public void restore(byte[] row, int sampleBytes, Row format) {}

        @Override
        public void apply(Object samples, int start, Row format, byte[] row) {
            Samples.encode(
                    format.type,
                    samples,
                    start,
                    format.count,
                    ByteBuffer.wrap(row).order(format.order));
        }
    },
    /** Each sample is less its left neighbour (TIFF 6.0 section 14). */
    HORIZONTAL {
        @Override
        public void undo(byte[] row, Row format, Object samples, int start) {
            int first = start + format.distance;
            int end = start + format.count;
            int distance = format.distance;
            switch (format.type) {
                case UINT8, INT8 -> {
                    byte[] to = (byte[]) samples;
                    System.arraycopy(row, 0, to, start, format.count);
                    for (int i = first; i < end; i++) {
                        to[i] += to[i - distance];
                    }
                }
                case UINT16, INT16 -> {
                    short[] to = (short[]) samples;
                    Samples.decode(format.type, ByteBuffer.wrap(row).order(format.order), to, start, format.count);
                    if (distance == 1) {
                        addNeighbours(to, start, end);
                    } else {
                        for (int i = first; i < end; i++) {
                            to[i] += to[i - distance];
                        }
                    }
                }
                case UINT32, INT32 -> {
                    int[] to = (int[]) samples;
                    Samples.decode(format.type, ByteBuffer.wrap(row).order(format.order), to, start, format.count);
                    for (int i = first; i < end; i++) {
                        to[i] += to[i - distance];
                    }
                }
                case FLOAT32 -> {
                    float[] to = (float[]) samples;
                    var bits = new int[format.count];
                    ByteBuffer.wrap(row).order(format.order).asIntBuffer().get(bits);
                    for (int i = 0; i < bits.length; i++) {
                        bits[i] += i < distance ? 0 : bits[i - distance];
                        to[start + i] = Float.intBitsToFloat(bits[i]);
                    }
                }
                case FLOAT64 -> {
                    double[] to = (double[]) samples;
                    var bits = new long[format.count];
                    ByteBuffer.wrap(row).order(format.order).asLongBuffer().get(bits);
                    for (int i = 0; i < bits.length; i++) {
                        bits[i] += i < distance ? 0 : bits[i - distance];
                        to[start + i] = Double.longBitsToDouble(bits[i]);
                    }
                }
            }
        }

        @Override
        public void restore(byte[] row, int sampleBytes, Row format) {
            var samples = ByteBuffer.wrap(row).order(format.order);
            for (int i = format.distance; i < format.count; i++) {
                int at = i * sampleBytes;
                int before = at - format.distance * sampleBytes;
                switch (sampleBytes) {
                    case 1 -> row[at] += row[before];
                    case 2 -> samples.putShort(at, (short) (samples.getShort(at) + samples.getShort(before)));
                    case 4 -> samples.putInt(at, samples.getInt(at) + samples.getInt(before));
                    default -> samples.putLong(at, samples.getLong(at) + samples.getLong(before));
                }
            }
        }

        /** The commonest case: the sum is kept out of the array, which is five times faster. */
        private static void addNeighbours(short[] samples, int start, int end) {
            int sum = 0;
            for (int i = start; i < end; i++) {
                sum += samples[i];
                samples[i] = (short) sum;
            }
        }

        @Override
        public void apply(Object samples, int start, Row format, byte[] row) {
            NONE.apply(samples, start, format, row);
            var out = ByteBuffer.wrap(row).order(format.order);
            int bytes = format.type.bytes();
            for (int i = format.count - 1; i >= format.distance; i--) {
                int at = i * bytes;
                int before = at - format.distance * bytes;
                switch (bytes) {
                    case 1 -> row[at] -= row[before];
                    case 2 -> out.putShort(at, (short) (out.getShort(at) - out.getShort(before)));
                    case 4 -> out.putInt(at, out.getInt(at) - out.getInt(before));
                    default -> out.putLong(at, out.getLong(at) - out.getLong(before));
                }
            }
        }
    },
    /** The bytes of each float are put apart, the highest first, and each is less its left neighbour (Adobe Technical Note 3). */
    FLOATING_POINT {
        @Override
        public void undo(byte[] row, Row format, Object samples, int start) {
            int bytes = format.type.bytes();
            int count = format.count;
            for (int i = format.distance; i < count * bytes; i++) {
                row[i] += row[i - format.distance];
            }
            for (int i = 0; i < count; i++) {
                long bits = 0;
                for (int b = 0; b < bytes; b++) {
                    bits = bits << Byte.SIZE | (row[b * count + i] & 0xff);
                }
                if (format.type == PixelType.FLOAT32) {
                    ((float[]) samples)[start + i] = Float.intBitsToFloat((int) bits);
                } else {
                    ((double[]) samples)[start + i] = Double.longBitsToDouble(bits);
                }
            }
        }

        @Override
        public void restore(byte[] row, int sampleBytes, Row format) {
            int count = format.count;
            for (int i = format.distance; i < count * sampleBytes; i++) {
                row[i] += row[i - format.distance];
            }
            var apart = Arrays.copyOf(row, count * sampleBytes);
            boolean highestFirst = format.order == ByteOrder.BIG_ENDIAN;
            for (int i = 0; i < count; i++) {
                for (int b = 0; b < sampleBytes; b++) {
                    row[i * sampleBytes + (highestFirst ? b : sampleBytes - 1 - b)] = apart[b * count + i];
                }
            }
        }

        @Override
        public void apply(Object samples, int start, Row format, byte[] row) {
            throw new UnsupportedOperationException("predictor 3 is not written");
        }
    };

    /**
     * What a row holds.
     *
     * @param type of its samples
     * @param order of their bytes
     * @param count how many samples
     * @param distance from a sample to its left neighbour: 1, or the number of interleaved channels
     */
    public record Row(PixelType type, ByteOrder order, int count, int distance) {
        public int bytes() {
            return count * type.bytes();
        }
    }

    /** Turns the bytes of a row into samples of an array; may change the bytes. */
    public abstract void undo(byte[] row, Row format, Object samples, int start);

    /** Undoes it in the bytes of a row alone, whatever its samples of so many bytes become. */
    public abstract void restore(byte[] row, int sampleBytes, Row format);

    /** Turns samples of an array into the bytes of a row. */
    public abstract void apply(Object samples, int start, Row format, byte[] row);
}
