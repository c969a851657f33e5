package dev.diatom.ifcb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks that the images lie in the .roi file one after the other, as the instrument writes them. */
final class ImageCheck {
    private final BinFiles files;
    private final BinStyle style;
    private final long roiLength;
    private final List<Finding> findings;
    private final List<Target> images = new ArrayList<>();

    private ImageCheck(BinFiles files, BinStyle style, long roiLength, List<Finding> findings) {
        this.files = files;
        this.style = style;
        this.roiLength = roiLength;
        this.findings = findings;
    }

    /** @param roiLength in bytes, negative if not known */
    static void check(Adc adc, BinFiles files, BinStyle style, long roiLength, List<Finding> findings) {
        var check = new ImageCheck(files, style, roiLength, findings);
        for (int row = 0; row < adc.rows(); row++) {
            var target = adc.target(row);
            if (target.hasImage()) {
                check.images.add(target);
            }
        }
        check.order();
        check.boxes();
        check.length();
    }

    /** Start bytes ascend by line. */
    private void order() {
        var reversed = new ArrayList<Integer>();
        for (int i = 1; i < images.size(); i++) {
            if (images.get(i).byteOffset() < images.get(i - 1).byteOffset()) {
                reversed.add(images.get(i).number());
            }
        }
        if (!reversed.isEmpty()) {
            findings.add(Finding.ofLine(
                    Severity.WARNING,
                    files.adc(),
                    reversed.get(0),
                    "the images are not in the order of the targets: start_byte goes back at " + targets(reversed)));
        }
    }

    /**
     * Boxes of one trigger that overlap on the camera. Old-style instruments write an image in two overlapping pieces, new
     * ones do not; the margin of 2 pixels is that of pyifcb, by which it takes pieces for such.
     */
    private void boxes() {
        if (style == BinStyle.OLD) {
            return;
        }
        var overlapping = new ArrayList<Integer>();
        for (int i = 1; i < images.size(); i++) {
            var a = images.get(i - 1);
            var b = images.get(i);
            if (a.trigger() == b.trigger() && StitchedPair.overlap(a, b, Stitched.SHARED_PIXELS)) {
                overlapping.add(b.number());
            }
        }
        if (!overlapping.isEmpty()) {
            findings.add(Finding.ofLine(
                    Severity.WARNING,
                    files.adc(),
                    overlapping.get(0),
                    "the box overlaps that of the image before it in the same trigger: " + targets(overlapping)));
        }
    }

    private void length() {
        // Old-style files begin and end with a byte of zero.
        long margin = style == BinStyle.OLD ? 1 : 0;
        var shared = new ArrayList<Integer>();
        var beyond = new ArrayList<Integer>();
        long end = margin;
        long gaps = 0;
        int gapCount = 0;
        var byOffset = new ArrayList<>(images);
        byOffset.sort(Comparator.comparingLong(Target::byteOffset));
        for (var image : byOffset) {
            if (image.byteOffset() < end) {
                shared.add(image.number());
            } else if (image.byteOffset() > end) {
                gaps += image.byteOffset() - end;
                gapCount++;
            }
            // The sum cannot overflow: an offset is less than 2^53, a box less than 2^62.
            long last = image.byteOffset() + image.bytes();
            if (last > roiLength) {
                beyond.add(image.number());
            }
            end = Math.max(end, last);
        }
        if (!shared.isEmpty()) {
            findings.add(Finding.ofLine(
                    Severity.ERROR,
                    files.adc(),
                    shared.get(0),
                    "images share bytes of the .roi file with others before them: " + targets(shared)));
        }
        if (roiLength < 0) {
            return;
        }
        if (!beyond.isEmpty()) {
            findings.add(Finding.of(
                    Severity.ERROR,
                    files.roi(),
                    "the file is too short for " + beyond.size() + " of " + images.size() + " images: expected "
                            + (end + margin) + " bytes, found " + roiLength + ", " + targets(beyond)));
            return;
        }
        if (gapCount > 0) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    files.roi(),
                    gaps + " bytes between images belong to no target, in "
                            + (gapCount == 1 ? "one place" : gapCount + " places")));
        }
        long left = roiLength - end - margin;
        if (left > 0) {
            findings.add(new Finding(
                    Severity.WARNING,
                    files.roi(),
                    0,
                    "byte " + (end + margin),
                    left + " bytes after the last image belong to no target"));
        }
    }

    private static String targets(List<Integer> numbers) {
        return (numbers.size() == 1 ? "target " : "targets ") + BinCheck.listed(numbers);
    }
}
