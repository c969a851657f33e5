package dev.diatom.bench;

import static dev.diatom.image.op.Arithmetic.clamp;
import static dev.diatom.image.op.Arithmetic.linear;
import static dev.diatom.image.op.Filters.gaussian2d;
import static dev.diatom.image.op.Filters.gaussian3d;
import static dev.diatom.image.op.Filters.median2d;
import static dev.diatom.image.op.Filters.median3d;
import static dev.diatom.image.op.Intensity.convert;
import static dev.diatom.image.op.Labels.connectedComponents;
import static dev.diatom.image.op.Labels.distance3d;
import static dev.diatom.image.op.Morphology.erosion;
import static dev.diatom.image.op.Morphology.opening;
import static dev.diatom.image.op.StructuringElement.ball;
import static dev.diatom.image.op.StructuringElement.disk;
import static dev.diatom.image.op.StructuringElement.square;
import static dev.diatom.image.op.Thresholds.above;

import dev.diatom.image.PixelType;
import dev.diatom.image.op.Operator;

/** The operators that are compared, by the names that {@code operators.py} gives them. */
final class Operators {
    private Operators() {}

    /** @param threshold of those that begin with one, else anything */
    static Operator of(String name, String threshold) {
        return switch (name) {
            case "gaussian2d" -> gaussian2d(2);
            case "gaussian3d" -> gaussian3d(2);
            case "median2d" -> median2d(1);
            case "median2d-5" -> median2d(2);
            case "median3d" -> median3d(1);
            case "erosion" -> erosion(square(1));
            case "erosion-disk" -> erosion(disk(3));
            case "opening", "mask-opening" -> opening(ball(2));
            case "chain" ->
                linear(2, -4000)
                        .then(clamp(0, 4000))
                        .then(convert(PixelType.UINT8))
                        .then(above(200));
            case "components" -> above(Double.parseDouble(threshold)).then(connectedComponents(26));
            case "distance" -> distance3d();
            default -> throw new IllegalArgumentException("no such operator: " + name);
        };
    }

    static Operator ofAView() {
        return gaussian2d(2).then(above(2000)).then(opening(disk(2)));
    }
}
