package dev.diatom.samples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A bin as large as those of a bloom. To draw each image would take a minute: a stock of specimens with much background
 * around them is drawn, and each image is one of them, cut out in another way. Holds the stock and one image in memory.
 */
final class LargeBin {
    private static final NewStyleBin BIN = new NewStyleBin("20260514", "083015", 134, true);
    static final String LID = BIN.lid();

    private static final long SEED = 20260514;
    private static final int TARGETS = 6000;
    private static final int STOCK = 64;

    /** How much background a specimen of the stock has on each side at least, in pixels, and how much an image has. */
    private static final int WIDE = 33;

    private static final int NARROW = 8;

    private LargeBin() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var dice = new Dice(SEED);
        var run = new Run(stock(dice), dice);
        String header;
        try (var adc = Files.newBufferedWriter(folder.resolve(LID + ".adc"), StandardCharsets.US_ASCII);
                var roi = new BufferedOutputStream(Files.newOutputStream(folder.resolve(LID + ".roi")))) {
            header = BIN.write(run, new Dice(~SEED), adc, roi);
        }
        Files.writeString(folder.resolve(LID + ".hdr"), header, StandardCharsets.US_ASCII);
    }

    private static List<Roi> stock(Dice dice) {
        var stock = new ArrayList<Roi>();
        for (int i = 0; i < STOCK; i++) {
            var frame = new Frame(dice);
            var specimen = Plankton.drift(dice);
            double x = Frame.WIDTH / 2.0;
            // Every other one above the middle, so that two of one shot do not overlap.
            double y = Frame.HEIGHT * (i % 2 == 0 ? 0.25 : 0.75);
            frame.place(specimen, x, y);
            stock.add(new Roi(Box.around(specimen, x, y, WIDE), frame));
        }
        return stock;
    }

    /** Shots with one target after the other, until there are as many as there are to be. */
    private static final class Run implements Iterator<Shot> {
        private final List<Roi> stock;
        private final Dice dice;
        private double seconds;
        private int targets;

        Run(List<Roi> stock, Dice dice) {
            this.stock = stock;
            this.dice = dice;
        }

        @Override
        public boolean hasNext() {
            return targets < TARGETS;
        }

        @Override
        public Shot next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the run is over");
            }
            seconds += 0.12 + dice.waitingTime(0.08);
            double luck = dice.uniform();
            int found = luck < 0.06 ? 0 : luck < 0.94 ? 1 : 2;
            var rois = new ArrayList<Roi>();
            for (int i = 0; i < found && targets + i < TARGETS; i++) {
                int place = found == 1 ? dice.between(0, STOCK - 1) : 2 * dice.between(0, STOCK / 2 - 1) + i;
                rois.add(stock.get(place).trimmed(trim(), trim(), trim(), trim()));
            }
            targets += Math.max(1, rois.size());
            return new Shot(seconds, rois);
        }

        private int trim() {
            return dice.between(0, WIDE - NARROW);
        }
    }
}
