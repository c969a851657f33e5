package dev.diatom.image.op;

import dev.diatom.image.Image;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.arithmetic.Absolute;
import dev.diatom.image.op.arithmetic.Clamp;
import dev.diatom.image.op.arithmetic.Invert;
import dev.diatom.image.op.arithmetic.Linear;
import dev.diatom.image.op.arithmetic.Logarithm;
import dev.diatom.image.op.arithmetic.Logic;
import dev.diatom.image.op.arithmetic.Masked;
import dev.diatom.image.op.arithmetic.Operation;
import dev.diatom.image.op.arithmetic.Pixelwise;
import dev.diatom.image.op.arithmetic.Power;
import dev.diatom.image.op.arithmetic.Rowwise;
import dev.diatom.image.op.arithmetic.SetPixels;
import dev.diatom.image.op.arithmetic.WithImage;
import dev.diatom.image.op.arithmetic.WithNumber;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * Operators that compute with pixel values: with a number, with another image, on masks, and with a user's own function.
 *
 * <p>Results have the type of the image that they are applied to, unless said otherwise. They are computed in double precision,
 * which holds the values of all types exactly, and rounded once to that type: integers half to even, and saturating at the
 * type's ends, where NumPy lets them wrap around and ImageJ cuts fractions off; NaN becomes 0 in an integer. To keep fractions
 * and signs, convert first: {@code convert(FLOAT32).then(multiply(0.1))}. RGB stays RGB; masks and labels become intensities.
 *
 * <p>Each is one pass over the image, and none over it where it stands in a chain. On types of up to 16 bits what is
 * computed with a number is looked up in a table, whole chains at once, at some 0.3 ns a pixel and thread; other types take 1 to 2
 * ns an operator, powers and logarithms several times that, and second images 2 to 3 ns.
 *
 * <p>A second image may be of any type, on disk or in memory whatever the first is, and has the same extent; or a size of 1 along
 * Z, C or T, which then stands for all. The operator keeps it alive and reads it anew each time it is applied.
 */
public final class Arithmetic {
    private Arithmetic() {}

    /**
     * Adds a number to each pixel.
     *
     * @throws IllegalArgumentException if it is NaN
     */
    public static PointOperator add(double number) {
        return new WithNumber(Operation.ADD, number);
    }

    /** Adds another image, pixel by pixel. */
    public static PairOperator add(Image other) {
        return new WithImage(Operation.ADD, other);
    }

    /**
     * Takes a number off each pixel.
     *
     * @throws IllegalArgumentException if it is NaN
     */
    public static PointOperator subtract(double number) {
        return new WithNumber(Operation.SUBTRACT, number);
    }

    /** Takes another image off this one; unsigned types end at 0: see {@link #difference(Image)}. */
    public static PairOperator subtract(Image other) {
        return new WithImage(Operation.SUBTRACT, other);
    }

    /**
     * Multiplies each pixel with a number.
     *
     * @throws IllegalArgumentException if it is NaN
     */
    public static PointOperator multiply(double number) {
        return new WithNumber(Operation.MULTIPLY, number);
    }

    /** Multiplies this image with another one, pixel by pixel. */
    public static PairOperator multiply(Image other) {
        return new WithImage(Operation.MULTIPLY, other);
    }

    /**
     * Divides each pixel by a number. Integers are rounded half to even.
     *
     * @throws IllegalArgumentException if it is 0 or NaN
     */
    public static PointOperator divide(double number) {
        return new WithNumber(Operation.DIVIDE, number);
    }

    /**
     * Divides this image by another one, pixel by pixel. A division by 0 gives infinity with the sign of what is divided, which
     * is the largest or smallest value of an integer type, as in ImageJ; 0 / 0 gives NaN, which is 0 in an integer type.
     */
    public static PairOperator divide(Image other) {
        return new WithImage(Operation.DIVIDE, other);
    }

    /**
     * The smaller one of each pixel and a number; NaN where the pixel is NaN.
     *
     * @throws IllegalArgumentException if the number is NaN
     */
    public static PointOperator minimum(double number) {
        return new WithNumber(Operation.MINIMUM, number);
    }

    /** The smaller one of the pixels of two images; NaN where one is NaN, as {@code numpy.minimum} has it. */
    public static PairOperator minimum(Image other) {
        return new WithImage(Operation.MINIMUM, other);
    }

    /**
     * The larger one of each pixel and a number; NaN where the pixel is NaN.
     *
     * @throws IllegalArgumentException if the number is NaN
     */
    public static PointOperator maximum(double number) {
        return new WithNumber(Operation.MAXIMUM, number);
    }

    /** The larger one of the pixels of two images; NaN where one is NaN, as {@code numpy.maximum} has it. */
    public static PairOperator maximum(Image other) {
        return new WithImage(Operation.MAXIMUM, other);
    }

    /**
     * How far each pixel is from a number.
     *
     * @throws IllegalArgumentException if the number is NaN
     */
    public static PointOperator difference(double number) {
        return new WithNumber(Operation.DIFFERENCE, number);
    }

    /** How far the pixels of two images are apart: the absolute value of the exact difference. */
    public static PairOperator difference(Image other) {
        return new WithImage(Operation.DIFFERENCE, other);
    }

    /**
     * Multiplies each pixel with a factor and adds an offset, and rounds once: {@code multiply(f).then(add(o))} rounds twice.
     *
     * @throws IllegalArgumentException if one is NaN or infinite
     */
    public static PointOperator linear(double factor, double offset) {
        return new Linear(factor, offset);
    }

    /** The absolute value: the smallest value of a signed integer type becomes the largest. */
    public static PointOperator absolute() {
        return new Absolute();
    }

    /**
     * Each pixel to the power of an exponent, as {@link Math#pow} has it: {@code power(0.5)} is the square root.
     *
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public static PointOperator power(double exponent) {
        return new Power(exponent);
    }

    /**
     * The natural logarithm of each pixel, as FLOAT32; as FLOAT64 of UINT32, INT32 and FLOAT64. That of 0 is negative infinity
     * and that of a negative value NaN. ImageJ stretches the logarithm of integer types over their range; this does not.
     */
    public static PointOperator log() {
        return new Logarithm();
    }

    /**
     * Raises what is smaller to {@code min}, and lowers what is larger to {@code max}; NaN stays.
     *
     * @throws IllegalArgumentException if {@code min} is not at most {@code max}
     */
    public static PointOperator clamp(double min, double max) {
        return new Clamp(min, max);
    }

    /**
     * The negative: the type's smallest value becomes its largest and so on; floats become 1 - value. So it is in {@code
     * skimage.util.invert}; ImageJ turns floats around within the range of the image. A mask stays a mask.
     */
    public static PointOperator invert() {
        return new Invert();
    }

    /** The mask of the pixels that are set in both images. A pixel of any type is set unless it is 0 or NaN. */
    public static PairOperator and(Image other) {
        return new Logic(Logic.Rule.AND, other);
    }

    /** The mask of the pixels that are set in at least one of two images; set is what is not 0 and not NaN. */
    public static PairOperator or(Image other) {
        return new Logic(Logic.Rule.OR, other);
    }

    /** The mask of the pixels that are set in just one of two images; set is what is not 0 and not NaN. */
    public static PairOperator xor(Image other) {
        return new Logic(Logic.Rule.XOR, other);
    }

    /** The mask of the pixels that are not set: those that are 0 or NaN. */
    public static PointOperator not() {
        return new SetPixels(true);
    }

    /** Keeps the pixels where a mask is set, that is neither 0 nor NaN, and makes all others 0. Labels stay labels. */
    public static PairOperator masked(Image mask) {
        return masked(mask, 0);
    }

    /** Keeps the pixels where a mask is set, that is neither 0 nor NaN, and gives all others this value, rounded to the type. */
    public static PairOperator masked(Image mask, double otherwise) {
        return new Masked(mask, otherwise);
    }

    /**
     * A function of your own, called for each pixel: {@code img.apply(pixelwise(FLOAT32, v -> Math.log1p(v)))}. It is called from
     * several threads at once, and also for pixels that are equal. Beyond what the function itself takes it costs some 0.8 ns a
     * pixel and thread for a result of floats and 1.7 ns for integers.
     *
     * @param type of the result; values are rounded to it
     */
    public static PointOperator pixelwise(PixelType type, DoubleUnaryOperator function) {
        return new Pixelwise(Objects.requireNonNull(type), Objects.requireNonNull(function));
    }

    /**
     * A loop of your own over many pixels: {@code img.apply(rowwise(FLOAT32, (in, out, n) -> { for (int i = 0; i < n; i++) out[i] =
     * in[i] * 2; }))}. It is called from several threads at once. Compiled into a jar it is as fast as the operators of this
     * class; a simple loop written in a cell of a notebook was so, too (2.4 ns a pixel and thread all in all, as {@link #linear}
     * in that cell, JDK 17), while {@link Image#get} in a loop of a cell took 8 ns, and 21 ns with JDK 25.
     *
     * @param type of the result; values are rounded to it
     */
    public static PointOperator rowwise(PixelType type, RowOperation operation) {
        return new Rowwise(Objects.requireNonNull(type), Objects.requireNonNull(operation));
    }
}
