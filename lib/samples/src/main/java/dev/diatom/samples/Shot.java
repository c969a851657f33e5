package dev.diatom.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * One firing of the laser trigger: when, and what the camera made of it.
 *
 * @param seconds since the start of the run
 * @param rois the boxes that were cut out of the frame; none where nothing was found
 */
record Shot(double seconds, List<Roi> rois) {
    Shot {
        rois = List.copyOf(rois);
    }

    /** A run of shots with the waiting times between them, some empty, some, the third always, with several specimens. */
    static List<Shot> run(Dice dice, int shots, double meanSeconds) {
        var run = new ArrayList<Shot>();
        double seconds = 0;
        for (int i = 0; i < shots; i++) {
            seconds += 0.12 + dice.waitingTime(meanSeconds);
            double luck = dice.uniform();
            int found = i == 2 ? 2 : luck < 0.2 ? 0 : luck < 0.86 ? 1 : luck < 0.96 ? 2 : 3;
            run.add(expose(dice, seconds, found));
        }
        return run;
    }

    /** Specimens below each other, each in a box of its own. */
    private static Shot expose(Dice dice, double seconds, int found) {
        var frame = new Frame(dice);
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < found; i++) {
            var specimen = Plankton.drift(dice);
            double x = dice.uniform(300, Frame.WIDTH - 300.0);
            double y = Frame.HEIGHT * (i + 0.5) / found + dice.uniform(-30, 30);
            frame.place(specimen, x, y);
            boxes.add(Box.around(specimen, x, y, dice.between(8, 16)));
        }
        return cut(frame, seconds, boxes);
    }

    /** A long chain that was found twice: two boxes of one frame that overlap. */
    static Shot foundTwice(Dice dice, double seconds) {
        var frame = new Frame(dice);
        var chain = Plankton.longChain(dice);
        double x = 640;
        double y = 480;
        frame.place(chain, x, y);
        var whole = Box.around(chain, x, y, 12);
        int width = whole.width() * 6 / 10;
        int height = whole.height() * 7 / 10;
        var left = new Box(whole.x(), whole.y(), width, height);
        var right = new Box(whole.x() + whole.width() - width, whole.y() + whole.height() - height, width, height);
        return cut(frame, seconds, List.of(left, right));
    }

    private static Shot cut(Frame frame, double seconds, List<Box> boxes) {
        var rois = new ArrayList<Roi>();
        for (var box : boxes) {
            rois.add(new Roi(box, frame));
        }
        return new Shot(seconds, rois);
    }

    /** How much light the specimens take together, against a clear background: what the detectors follow. */
    double bulk() {
        double bulk = 0;
        for (var roi : rois) {
            for (byte pixel : roi.pixels()) {
                bulk += StrictMath.max(0, 190 - (pixel & 0xFF));
            }
        }
        return bulk;
    }
}
