package dev.diatom.image.op.arithmetic;

import java.util.Locale;

/** What is computed from two numbers. */
public enum Operation {
    ADD {
        @Override
        void apply(double[] values, double number, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] + number;
            }
        }

        @Override
        void apply(double[] values, double[] others, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] + others[i];
            }
        }
    },
    SUBTRACT {
        @Override
        void apply(double[] values, double number, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] - number;
            }
        }

        @Override
        void apply(double[] values, double[] others, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] - others[i];
            }
        }
    },
    MULTIPLY {
        @Override
        void apply(double[] values, double number, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] * number;
            }
        }

        @Override
        void apply(double[] values, double[] others, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] * others[i];
            }
        }
    },
    DIVIDE {
        @Override
        void apply(double[] values, double number, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] / number;
            }
        }

        @Override
        void apply(double[] values, double[] others, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] / others[i];
            }
        }
    },
    MINIMUM {
        @Override
        void apply(double[] values, double number, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.min(values[i], number);
            }
        }

        @Override
        void apply(double[] values, double[] others, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.min(values[i], others[i]);
            }
        }
    },
    MAXIMUM {
        @Override
        void apply(double[] values, double number, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(values[i], number);
            }
        }

        @Override
        void apply(double[] values, double[] others, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(values[i], others[i]);
            }
        }
    },
    DIFFERENCE {
        @Override
        void apply(double[] values, double number, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.abs(values[i] - number);
            }
        }

        @Override
        void apply(double[] values, double[] others, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.abs(values[i] - others[i]);
            }
        }
    };

    /** Replaces each value by the result of it and the number. */
    abstract void apply(double[] values, double number, int count);

    /** Replaces each value by the result of it and the other one at its place. */
    abstract void apply(double[] values, double[] others, int count);

    /** As captions name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
