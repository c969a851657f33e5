package dev.diatom.image.io.picture;

import dev.diatom.image.ImageFormatException;
import java.nio.charset.StandardCharsets;

/** The words and numbers of a PNM file, between white space and comments. */
final class PnmText {
    private static final int LONGEST_WORD = 40;

    private final FileBytes file;
    private long at;

    PnmText(FileBytes file, long at) {
        this.file = file;
        this.at = at;
    }

    long at() {
        return at;
    }

    private void skipSpace(String where) {
        while (true) {
            int c = file.u8(at, where);
            if (c == '#') {
                while (file.u8(at, where) != '\n') {
                    at++;
                }
            } else if (!isSpace(c)) {
                return;
            }
            at++;
        }
    }

    static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    String word(String where) {
        skipSpace(where);
        long start = at;
        while (at < file.length() && at - start < LONGEST_WORD && !isSpace(file.u8(at, where))) {
            at++;
        }
        return new String(file.bytes(), (int) start, (int) (at - start), StandardCharsets.ISO_8859_1);
    }

    /** A whole number; more than the largest {@code int} is reported as damage. */
    long number(String where) {
        skipSpace(where);
        long start = at;
        long value = 0;
        while (at < file.length() && isDigit(file.u8(at, where)) && value <= Integer.MAX_VALUE) {
            value = value * 10 + file.u8(at, where) - '0';
            at++;
        }
        if (at == start || value > Integer.MAX_VALUE) {
            throw damaged(start, where, "a number");
        }
        return value;
    }

    /** A digit 0 or 1; they may stand without space between them. */
    int bit() {
        skipSpace("pixels");
        int c = file.u8(at, "pixels");
        if (c != '0' && c != '1') {
            throw damaged(at, "pixels", "0 or 1");
        }
        at++;
        return c - '0';
    }

    /** The one white space between header and binary samples. */
    void endOfHeader() {
        if (!isSpace(file.u8(at, "end of the header"))) {
            throw damaged(at, "end of the header", "white space");
        }
        at++;
    }

    private ImageFormatException damaged(long byteOffset, String where, String rule) {
        int found = file.u8(byteOffset, where);
        return new ImageFormatException(
                file.fault("the PNM is damaged", byteOffset, where).expected(rule, String.format("byte %02x", found)));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
