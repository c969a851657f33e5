package dev.diatom.image;

/** The smallest and the largest finite value of some pixels; 0 and 0 where none is finite. */
record ValueRange(double min, double max) {
    private static final ValueRange NONE = new ValueRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** The range of the first plane in these channels, the last one excluded. */
    static ValueRange of(MemoryImage image, int from, int to) {
        var range = NONE;
        int plane = (int) image.extent().planePixels();
        for (int c = from; c < to; c++) {
            int start = (int) (image.extent().planeIndex(0, c, 0) * plane);
            range = range.with(of(image.type(), image.pixels(), start, plane));
        }
        return range.min <= range.max ? range : new ValueRange(0, 0);
    }

    /** The range of both. */
    ValueRange with(ValueRange other) {
        return new ValueRange(Math.min(min, other.min), Math.max(max, other.max));
    }

    private static ValueRange of(PixelType type, Object pixels, int start, int count) {
        return switch (type) {
            case UINT8, INT8 -> {
                int mask = type == PixelType.UINT8 ? 0xff : -1;
                int min = Integer.MAX_VALUE;
                int max = Integer.MIN_VALUE;
                for (int i = start; i < start + count; i++) {
                    int value = ((byte[]) pixels)[i] & mask;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
                yield new ValueRange(min, max);
            }
            case UINT16, INT16 -> {
                int mask = type == PixelType.UINT16 ? 0xffff : -1;
                int min = Integer.MAX_VALUE;
                int max = Integer.MIN_VALUE;
                for (int i = start; i < start + count; i++) {
                    int value = ((short[]) pixels)[i] & mask;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
                yield new ValueRange(min, max);
            }
            case UINT32, INT32 -> {
                long mask = type == PixelType.UINT32 ? 0xffff_ffffL : -1;
                long min = Long.MAX_VALUE;
                long max = Long.MIN_VALUE;
                for (int i = start; i < start + count; i++) {
                    long value = ((int[]) pixels)[i] & mask;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
                yield new ValueRange(min, max);
            }
            case FLOAT32 -> {
                float min = Float.POSITIVE_INFINITY;
                float max = Float.NEGATIVE_INFINITY;
                for (int i = start; i < start + count; i++) {
                    float value = ((float[]) pixels)[i];
                    if (Float.isFinite(value)) {
                        min = Math.min(min, value);
                        max = Math.max(max, value);
                    }
                }
                yield new ValueRange(min, max);
            }
            case FLOAT64 -> {
                double min = Double.POSITIVE_INFINITY;
                double max = Double.NEGATIVE_INFINITY;
                for (int i = start; i < start + count; i++) {
                    double value = ((double[]) pixels)[i];
                    if (Double.isFinite(value)) {
                        min = Math.min(min, value);
                        max = Math.max(max, value);
                    }
                }
                yield new ValueRange(min, max);
            }
        };
    }
}
