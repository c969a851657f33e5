package dev.diatom.ifcb;

/** The value of a header as what it looks like. {@code toString} of each kind is the plain value. */
public sealed interface HeaderValue {
    /** A whole number. */
    record Whole(long value) implements HeaderValue {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A number with a point or an exponent, or too large for a whole one. */
    record Real(double value) implements HeaderValue {
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** {@code True} or {@code False}, in any case. */
    record Flag(boolean value) implements HeaderValue {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** Anything else; whole numbers that begin with a zero too, which are codes. */
    record Text(String value) implements HeaderValue {
        @Override
        public String toString() {
            return value;
        }
    }

    /** What a text looks like; never fails. */
    static HeaderValue of(String written) {
        var text = written.strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return new Flag(text.equalsIgnoreCase("true"));
        }
        if (text.matches("[-+]?(0|[1-9][0-9]{0,17})")) {
            return new Whole(Long.parseLong(text));
        }
        boolean code = text.matches("[-+]?0[0-9]+");
        var number = code ? null : Decimal.parse(text);
        return number == null ? new Text(written) : new Real(number);
    }
}
