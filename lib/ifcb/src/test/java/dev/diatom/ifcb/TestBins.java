package dev.diatom.ifcb;

import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small bins of known contents. */
final class TestBins {
    static final String NEW_LID = "D20260102T030405_IFCB009";
    static final String OLD_LID = "IFCB5_2012_028_081515";

    private TestBins() {}

    /**
     * A new-style bin of five targets: 1 without image, 2 and 3 of one trigger with images of 3 x 2 and 5 x 4 pixels, 4
     * without, 5 with one of 2 x 3. Byte i of the .roi file is 10 + i.
     */
    static Path newStyle(Path folder) throws IOException {
        return write(
                folder,
                NEW_LID,
                List.of(
                        row(1, 0, 0, 0, 0, 0),
                        row(2, 100, 200, 3, 2, 0),
                        row(2, 300, 400, 5, 4, 6),
                        row(3, 0, 0, 0, 0, 26),
                        row(4, 7, 8, 2, 3, 26)),
                """
                softwareVersion: 2.5
                Temperature: 21.5
                humidity: 40.25\t\t
                runTime: 1200.5
                noColon
                Empty:
                pumpState: 1
                pumpState: 2
                """,
                32,
                10,
                32);
    }

    /** An old-style bin with these rows; byte i of its .roi file is i modulo 251. */
    static Path oldStyle(Path folder, List<String> rows, int bytes) throws IOException {
        return write(folder, OLD_LID, rows, "", bytes, 0, 251);
    }

    /** A new-style bin with these rows; byte i of its .roi file is i modulo 251. */
    static Path newStyle(Path folder, List<String> rows, int bytes) throws IOException {
        return write(folder, NEW_LID, rows, "", bytes, 0, 251);
    }

    private static Path write(
            Path folder, String lid, List<String> rows, String header, int bytes, int first, int period)
            throws IOException {
        var pixels = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            pixels[i] = (byte) (first + i % period);
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(lid + ".adc"), String.join("\n", rows) + "\n");
        Files.writeString(folder.resolve(lid + ".hdr"), header);
        Files.write(folder.resolve(lid + ".roi"), pixels);
        return folder.resolve(lid);
    }

    static String row(int trigger, int x, int y, int width, int height, long startByte) {
        return trigger + ",0.5,.1,.2,.3,.4,1,2,3,4,-999.00000,0.6,0.7," + x + "," + y + "," + width + "," + height + ","
                + startByte + ",-999.000000,0,0,0,0.9,0.05";
    }

    static String oldRow(int trigger, int x, int y, int width, int height, long startByte) {
        return trigger + ",.31,.1,.2,.3,.4,1,.5,.6," + x + "," + y + "," + width + "," + height + "," + startByte
                + ",-.4,";
    }

    /** The old-style sample bin. */
    static Path oldStyle(Path folder) throws IOException {
        return SampleData.in(folder).oldBin();
    }

    static Path beside(Path base, String extension) {
        return base.resolveSibling(base.getFileName() + extension);
    }
}
