package dev.diatom.ifcb;

/**
 * How wide and how many the lines of an .adc file are.
 *
 * @param width how many positions the widest line has, counted up to the last that holds something, and as if those after
 *     {@link AdcLayout#MOST} were not there
 * @param candidates how many lines are wide enough to be of use
 */
record AdcMeasure(int width, int candidates) {
    /** So much of the file tells how long its lines are. */
    private static final int SAMPLE = 1 << 14;

    /**
     * Goes through a whole file. Early instruments wrote fewer columns than the schema names, but the same number in each
     * row, and always some after the start byte: a row that ends with it may have lost digits. A line wider than what is
     * read is most likely two that have run together, and says nothing about the others unless most are so wide.
     */
    static AdcMeasure of(byte[] bytes, AdcLayout layout) {
        int most = layout.least() + 1;
        int candidates = 0;
        int wide = 0;
        int column = 1;
        int filled = 0;
        for (byte each : bytes) {
            if (each == '\n') {
                most = Math.max(most, filled > AdcLayout.MOST ? 0 : filled);
                candidates += filled >= layout.least() ? 1 : 0;
                wide += filled > AdcLayout.MOST ? 1 : 0;
                column = 1;
                filled = 0;
            } else if (each == ',') {
                column++;
            } else if (!Character.isWhitespace(each)) {
                filled = column;
            }
        }
        most = Math.max(most, filled > AdcLayout.MOST ? 0 : filled);
        candidates += filled >= layout.least() ? 1 : 0;
        wide += filled > AdcLayout.MOST ? 1 : 0;
        return new AdcMeasure(wide > candidates - wide ? AdcLayout.MOST : most, candidates);
    }

    /** How many positions the first line has. */
    static int firstWidth(byte[] bytes) {
        int column = 1;
        int filled = 0;
        for (int i = 0; i < bytes.length && bytes[i] != '\n'; i++) {
            if (bytes[i] == ',') {
                column++;
            } else if (!Character.isWhitespace(bytes[i])) {
                filled = column;
            }
        }
        return filled;
    }

    /** About how many lines a file has, by the length of the first few; rather more than less. */
    static long guessLines(byte[] bytes) {
        int sample = Math.min(SAMPLE, bytes.length);
        long lines = 0;
        for (int i = 0; i < sample; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return sample < bytes.length ? lines * bytes.length / sample * 5 / 4 + 1 : lines;
    }
}
