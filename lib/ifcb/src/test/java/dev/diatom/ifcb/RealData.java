package dev.diatom.ifcb;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;

/**
 * Bins of real instruments and what pyifcb 1.3 made of them, which lie outside the project. Tests ask before each of
 * their methods, so that each is reported as skipped where there are no such data.
 */
final class RealData {
    private RealData() {}

    /** The folder with the bins, the headers and the expected values. */
    static Path ifcb() {
        var data = System.getenv("DIATOM_TEST_DATA");
        Assumptions.assumeTrue(data != null, "DIATOM_TEST_DATA is not set");
        var root = Path.of(data).toAbsolutePath();
        if (!Files.isDirectory(root)) {
            // The tests of a module run in the module's folder, a relative path means the project's.
            root = Path.of("../..").toAbsolutePath().normalize().resolve(data);
        }
        return root.resolve("ifcb");
    }

    /** What is expected, by bin. */
    static JsonObject expected() throws IOException {
        return JsonParser.parseString(Files.readString(ifcb().resolve("expected.json")))
                .getAsJsonObject();
    }

    /** A bin by its key in the expected values. */
    static Bin bin(String key) throws IOException {
        return Bin.open(
                ifcb().resolve(expected().getAsJsonObject(key).get("file").getAsString()));
    }

    static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static long sum(byte[] pixels) {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xFF;
        }
        return sum;
    }
}
