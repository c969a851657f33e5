package dev.diatom.ifcb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Changes files and names at random. */
final class Mutations {
    private static final List<String> BITS = List.of(
            "-1",
            "0",
            "2147483647",
            "2147483648",
            "9007199254740993",
            "1e308",
            "1e-400",
            "NaN",
            "Infinity",
            ",",
            ",,,,,,,,,,,,,,,,,,,,,,,,",
            "\n",
            "\r\n",
            ": ",
            "\"",
            "\u0000",
            "é",
            "_",
            "IFCB",
            "softwareVersion: ",
            "runSampleFast: 1\nRunFastFactor: x\n",
            "ADCFileFormat: RoiX, RoiY, trigger#, RoiWidth, RoiHeight, StartByte\n");

    private final SplittableRandom random;

    Mutations(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A name with one to three changes; never empty, and never a path. */
    String of(String name) {
        var bytes = of(name.getBytes(StandardCharsets.ISO_8859_1), 3, 4);
        var changed = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[/\u0000]", "x");
        return changed.isEmpty() || changed.startsWith(".") || changed.length() > 120 ? name + "x" : changed;
    }

    /** A file with one to four changes. */
    byte[] of(byte[] sound) {
        return of(sound, 4, 40);
    }

    private byte[] of(byte[] sound, int most, int longest) {
        var bytes = sound;
        for (int i = random.nextInt(1, most + 1); i > 0; i--) {
            bytes = changed(bytes, longest);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, int longest) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(1, longest));
        var changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, at);
        switch (random.nextInt(7)) {
            // Left out.
            case 0 -> changed.write(bytes, end, bytes.length - end);
            // Cut short.
            case 1 -> changed.write(bytes, 0, 0);
            // Doubled.
            case 2 -> changed.write(bytes, Math.max(0, at - 200), bytes.length - Math.max(0, at - 200));
            // Other bytes.
            case 3 -> {
                for (int k = at; k < end; k++) {
                    changed.write(random.nextInt(256));
                }
                changed.write(bytes, end, bytes.length - end);
            }
            // A digit more or another one, which is a number still.
            case 4 -> {
                changed.write('0' + random.nextInt(10));
                int rest = random.nextBoolean() ? at : Math.min(bytes.length, at + 1);
                changed.write(bytes, rest, bytes.length - rest);
            }
            // Put in, or put in place of something.
            default -> {
                changed.writeBytes(BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8));
                int rest = random.nextBoolean() ? at : Math.min(bytes.length, at + 3);
                changed.write(bytes, rest, bytes.length - rest);
            }
        }
        return changed.toByteArray();
    }
}
