package dev.diatom.image.io.codec;

import dev.diatom.image.io.codec.Ccitt.Scheme;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/**
 * Encodes packed rows as facsimiles, in the ways that ITU-T T.4 and T.6 allow. It takes the codes from the tables of the code
 * under test; that these are right is for tests with files of other writers.
 */
public final class TestFax {
    private static final String MARK = "000000000001";

    private static final String[] WHITE = codes(CcittCodes.WHITE);
    private static final String[] BLACK = codes(CcittCodes.BLACK);

    private final Scheme scheme;
    private final int columns;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending;
    private int pendingBits;
    private boolean marks = true;
    private boolean alignedMarks;
    private boolean end = true;
    private double pixels;
    private final SplittableRandom random = new SplittableRandom(1);

    public TestFax(Scheme scheme, int columns) {
        this.scheme = scheme;
        this.columns = columns;
    }

    /** Rows of T.4 follow each other without a mark. */
    TestFax withoutMarks() {
        marks = false;
        return this;
    }

    /** Marks of T.4 end at a whole byte. */
    TestFax alignedMarks() {
        alignedMarks = true;
        return this;
    }

    /** Neither the mark of the end of a page nor that of a block is written. */
    TestFax withoutEnd() {
        end = false;
        return this;
    }

    /** So often, from 0 to 1, some pixels stand as they are. */
    TestFax pixels(double share) {
        pixels = share;
        return this;
    }

    public byte[] encode(byte[] packed) {
        int rowBytes = (columns + 7) / 8;
        var above = new boolean[columns];
        for (int row = 0; row * rowBytes < packed.length; row++) {
            var line = new boolean[columns];
            for (int x = 0; x < columns; x++) {
                line[x] = (packed[row * rowBytes + x / 8] >> (7 - x % 8) & 1) == 1;
            }
            switch (scheme) {
                case RLE, RLE_WORDS -> {
                    align(scheme == Scheme.RLE ? 1 : 2);
                    runs(line);
                }
                case T4 -> {
                    mark();
                    runs(line);
                }
                case T4_2D -> {
                    mark();
                    boolean alone = row % 4 == 0;
                    put(alone ? "1" : "0");
                    if (alone) {
                        runs(line);
                    } else {
                        differences(line, above);
                    }
                }
                case T6 -> differences(line, above);
            }
            above = line;
        }
        if (end && scheme == Scheme.T6) {
            put(MARK + MARK);
        } else if (end && scheme.hasMarks() && marks) {
            for (int i = 0; i < 6; i++) {
                put(MARK + (scheme == Scheme.T4_2D ? "1" : ""));
            }
        }
        align(1);
        return out.toByteArray();
    }

    private void mark() {
        if (marks) {
            while (alignedMarks && pendingBits != 4) {
                put("0");
            }
            put(MARK);
        }
    }

    private void runs(boolean[] line) {
        boolean black = false;
        for (int x = 0; x < columns; black = !black) {
            if (takesPixels()) {
                put("000000001111");
                x = pixels(line, x);
                black = x == columns || !line[x]; // turned by the loop
                continue;
            }
            int to = next(line, x, black);
            run(to - x, black);
            x = to;
        }
    }

    private void differences(boolean[] line, boolean[] above) {
        int a0 = -1;
        boolean black = false;
        while (a0 < columns) {
            int from = Math.max(a0, 0);
            if (from < columns && takesPixels()) {
                put("0000001111");
                a0 = pixels(line, from);
                black = a0 < columns && line[a0];
                continue;
            }
            int a1 = next(line, from, black);
            int b1 = a0 + 1;
            while (b1 < columns && !(above[b1] == !black && (b1 == 0 ? above[0] : above[b1 - 1] != above[b1]))) {
                b1++;
            }
            int b2 = next(above, b1, !black);
            if (b2 < a1) {
                put("0001");
                a0 = b2;
            } else if (Math.abs(a1 - b1) <= 3) {
                put(new String[] {"0000010", "000010", "010", "1", "011", "000011", "0000011"}[a1 - b1 + 3]);
                a0 = a1;
                black = !black;
            } else {
                int a2 = next(line, a1, !black);
                put("001");
                run(a1 - from, black);
                run(a2 - a1, !black);
                a0 = a2;
            }
        }
    }

    private boolean takesPixels() {
        return random.nextDouble() < pixels;
    }

    /** Writes some pixels as they are and returns where they end. */
    private int pixels(boolean[] line, int from) {
        int to = Math.min(columns, from + 1 + random.nextInt(20));
        int white = 0;
        for (int x = from; x < to; x++) {
            if (line[x]) {
                put("0".repeat(white) + "1");
                white = 0;
            } else if (++white == 5) {
                put("000001");
                white = 0;
            }
        }
        put("0".repeat(6 + white) + "1" + (to < columns && line[to] ? "1" : "0"));
        return to;
    }

    /** The first column from one on that does not have a colour. */
    private int next(boolean[] line, int from, boolean black) {
        int x = from;
        while (x < columns && line[x] == black) {
            x++;
        }
        return x;
    }

    private void run(int length, boolean black) {
        int left = length;
        for (; left > 2560 + 63; left -= 2560) {
            code(2560, black);
        }
        if (left >= 64) {
            code(left / 64 * 64, black);
        }
        code(left % 64, black);
    }

    private void code(int run, boolean black) {
        put((black ? BLACK : WHITE)[run]);
    }

    /** Code by run. */
    private static String[] codes(char[] table) {
        var codes = new String[2561];
        for (int at = 0; at < table.length; at++) {
            int width = table[at] & CcittCodes.WIDTH_MASK;
            if (width > 0) {
                int code = at >> (CcittCodes.RUN_BITS - width);
                codes[table[at] >> CcittCodes.WIDTH_BITS] =
                        Integer.toBinaryString(1 << width | code).substring(1);
            }
        }
        return codes;
    }

    private void put(String bits) {
        for (int i = 0; i < bits.length(); i++) {
            pending = pending << 1 | bits.charAt(i) - '0';
            if (++pendingBits == 8) {
                out.write(pending);
                pending = 0;
                pendingBits = 0;
            }
        }
    }

    private void align(int bytes) {
        while (pendingBits > 0 || out.size() % bytes > 0) {
            put("0");
        }
    }

    /** A page of a kind that goes from white to noise. */
    public static byte[] page(int columns, int rows, int kind, SplittableRandom random) {
        int rowBytes = (columns + 7) / 8;
        var packed = new byte[rows * rowBytes];
        var line = new boolean[columns];
        for (int row = 0; row < rows; row++) {
            boolean black = false;
            for (int x = 0; x < columns; x++) {
                line[x] = switch (kind) {
                    case 0 -> false;
                    case 1 -> true;
                    case 2 -> (x + row) % 2 == 1;
                    case 3 -> random.nextBoolean();
                    case 4 -> black ^= random.nextInt(40) == 0;
                    default -> random.nextInt(30) == 0 ? !line[x] : line[x];
                };
            }
            for (int x = 0; x < columns; x++) {
                packed[row * rowBytes + x / 8] |= (byte) (line[x] ? 0x80 >> x % 8 : 0);
            }
        }
        return packed;
    }
}
