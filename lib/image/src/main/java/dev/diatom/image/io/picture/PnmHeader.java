package dev.diatom.image.io.picture;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a PNM file.
 *
 * @param kind the digit of the magic number: 1 to 3 text, 4 to 6 binary (bits, grey, RGB), 7 PAM
 * @param most the largest value that a sample may have
 * @param dataAt the byte offset of the samples
 */
record PnmHeader(int kind, long width, long height, int channels, int most, String tuple, long dataAt) {
    private static final int LARGEST = 65535;

    static PnmHeader read(FileBytes file) {
        var text = new PnmText(file, 2);
        int kind = file.u8(1, "kind") - '0';
        if (kind == 7) {
            return pam(file, text);
        }
        int width = size(file, text, "width", Integer.MAX_VALUE);
        int height = size(file, text, "height", Integer.MAX_VALUE);
        boolean bits = kind == 1 || kind == 4;
        int most = bits ? 1 : size(file, text, "largest value", LARGEST);
        if (kind >= 4) {
            text.endOfHeader();
        }
        return new PnmHeader(kind, width, height, kind % 3 == 0 ? 3 : 1, most, "", text.at());
    }

    private static int size(FileBytes file, PnmText text, String where, int largest) {
        long start = text.at();
        return checked(file, text.number(where), start, where, largest);
    }

    private static int checked(FileBytes file, long value, long at, String where, int largest) {
        if (value < 1 || value > largest) {
            throw new ImageFormatException(
                    file.fault("the header of the PNM is damaged", at, where).expected("1 to " + largest, value));
        }
        return (int) value;
    }

    private static PnmHeader pam(FileBytes file, PnmText text) {
        var numbers = new HashMap<String, Integer>();
        var tuple = new StringBuilder();
        long start = text.at();
        for (String name = text.word("name"); !name.equals("ENDHDR"); name = text.word("name")) {
            switch (name) {
                case "WIDTH", "HEIGHT", "DEPTH", "MAXVAL" -> numbers.put(name, (int) text.number(name));
                case "TUPLTYPE" -> tuple.append(tuple.isEmpty() ? "" : " ").append(text.word(name));
                default ->
                    throw new ImageFormatException(file.fault("the header of the PAM is damaged", start, "name")
                            .expected("WIDTH, HEIGHT, DEPTH, MAXVAL, TUPLTYPE or ENDHDR", Fault.quote(name)));
            }
            start = text.at();
        }
        text.endOfHeader();
        var sizes = List.of("WIDTH", "HEIGHT", "DEPTH", "MAXVAL");
        for (var name : sizes) {
            int largest = name.equals("MAXVAL") ? LARGEST : Integer.MAX_VALUE;
            checked(file, numbers.getOrDefault(name, 0), 3, name, largest);
        }
        return new PnmHeader(
                7,
                of(numbers, "WIDTH"),
                of(numbers, "HEIGHT"),
                of(numbers, "DEPTH"),
                of(numbers, "MAXVAL"),
                tuple.toString(),
                text.at());
    }

    private static int of(Map<String, Integer> numbers, String name) {
        return numbers.getOrDefault(name, 0);
    }

    boolean isText() {
        return kind <= 3;
    }

    boolean isBits() {
        return kind == 1 || kind == 4;
    }

    boolean isColour() {
        return kind == 3 || kind == 6 || tuple.equals("RGB") || tuple.equals("RGB_ALPHA");
    }
}
