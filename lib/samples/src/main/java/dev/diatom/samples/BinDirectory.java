package dev.diatom.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The layout of the sample data directory: days below years, for instruments of three generations. */
final class BinDirectory {
    /** The bin that examples open, and the old-style one, relative to the directory. */
    static final String NEW_STYLE = "D2026/D20260512/D20260512T101500_IFCB134";

    static final String OLD_STYLE = "2012/IFCB5_2012_028/IFCB5_2012_028_093047";

    private static final long SEED = 20260512;

    /** On average: no run is so long that it would take more than the 5 ml of the syringe. */
    private static final double RUN_SECONDS = 1050;

    private BinDirectory() {}

    static void write(Path folder) throws IOException {
        newStyle(folder, "20260512", "101500", 134, true, 42);
        newStyle(folder, "20260512", "103812", 134, true, 30);
        newStyle(folder, "20260512", "110124", 134, true, 36);
        newStyle(folder, "20260513", "094731", 134, true, 28);
        newStyle(folder, "20130614", "174206", 13, false, 33);
        oldStyle(folder, "028", "093047", 34);
        oldStyle(folder, "029", "001518", 27);
    }

    private static void newStyle(Path folder, String day, String time, int instrument, boolean recent, int shots)
            throws IOException {
        var bin = new NewStyleBin(day, time, instrument, recent);
        var dice = dice(bin.lid());
        var files = bin.of(Shot.run(dice, shots, RUN_SECONDS / shots), dice);
        files.write(folder.resolve("D" + day.substring(0, 4)).resolve("D" + day));
    }

    private static void oldStyle(Path folder, String dayOfYear, String time, int shots) throws IOException {
        var bin = new OldStyleBin(5, "2012", dayOfYear, time);
        var dice = dice(dayOfYear + time);
        List<Shot> run = new ArrayList<>(Shot.run(dice, shots, RUN_SECONDS / shots));
        run.add(4, Shot.foundTwice(dice, (run.get(3).seconds() + run.get(4).seconds()) / 2));
        bin.of(run, dice).write(folder.resolve("2012").resolve("IFCB5_2012_" + dayOfYear));
    }

    /** Each bin has dice of its own, so that a change to one leaves the others as they are. */
    private static Dice dice(String lid) {
        return new Dice(SEED ^ (long) lid.hashCode() << 20);
    }
}
