package dev.diatom.ifcb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A new-style run of ten triggers, ten seconds apart by one clock and 0.05 s later by the other, each of which keeps the
 * instrument busy for 0.1 s. The arrays may be changed before it is written.
 */
final class TestRun {
    static final String LID = "D20260102T030405_IFCB117";

    final double[] adcTime = new double[10];
    final double[] runTime = new double[10];
    final double[] inhibitTime = new double[10];
    int columns = 24;
    int rows = 10;

    TestRun() {
        for (int i = 0; i < rows; i++) {
            adcTime[i] = 10 * (i + 1);
            runTime[i] = adcTime[i] + 0.05;
            inhibitTime[i] = 0.1 * (i + 1);
        }
    }

    /** Writes the .adc file, and the header's lines after the first as the .hdr file, and opens the bin. */
    Bin in(Path folder, String... header) throws IOException {
        Files.writeString(folder.resolve(LID + ".hdr"), "softwareVersion: 2.5\n" + String.join("\n", header) + "\n");
        return withoutHeader(folder);
    }

    Bin withoutHeader(Path folder) throws IOException {
        var text = IntStream.range(0, rows)
                .mapToObj(this::row)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(LID + ".adc"), text);
        return Bin.open(folder.resolve(LID));
    }

    private String row(int i) {
        var line = (i + 1) + "," + adcTime[i] + ",.1,.2,.3,.4,1,2,3,4,-999.0,0.6,0.7,0,0,0,0,0,-999.0,0,0,0,"
                + runTime[i] + "," + inhibitTime[i];
        var cells = line.split(",", -1);
        return String.join(",", Arrays.copyOf(cells, columns));
    }
}
