package dev.diatom.image.op.engine;

import dev.diatom.image.Image;
import dev.diatom.image.io.ArraySource;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.PairOperator;
import dev.diatom.image.op.PointOperator;
import java.util.List;
import java.util.function.Function;

/**
 * A chain that can be computed tile by tile.
 *
 * @param source what the first step is given
 * @param steps at least one, all of which {@linkplain Step#streams stream}
 * @param sources the pixels of second images
 */
public record Stages(PixelSource source, List<Step> steps, Function<Image, PixelSource> sources) {
    /** Point operators one behind the other become one. */
    public Stages {
        steps = FusedPoints.in(steps);
    }

    /** @param readsAhead whether it is going to be walked plane by plane */
    Stage stage(Tile tile, Buffers buffers, boolean readsAhead) {
        boolean isFile = !(source instanceof ArrayRaster || source instanceof ArraySource);
        return stage(steps.size(), tile, buffers, readsAhead && isFile);
    }

    private Stage stage(int count, Tile tile, Buffers buffers, boolean readsAhead) {
        if (count == 0) {
            return readsAhead ? new ReadAheadStage(source, tile, buffers) : new SourceStage(source, tile);
        }
        var step = steps.get(count - 1);
        Operator operator = step.operator();
        var type = step.input().type();
        if (operator instanceof PointOperator point) {
            var before = stage(count - 1, tile, buffers, readsAhead);
            return new PointStage(before, buffers.take(type, tile.pixels()), point.rowFunction(type), tile.pixels());
        }
        if (operator instanceof PairOperator pair) {
            var before = stage(count - 1, tile, buffers, readsAhead);
            var second = sources.apply(pair.operand());
            return new PairStage(
                    before,
                    buffers.take(type, tile.pixels()),
                    second,
                    tile,
                    buffers.take(second.type(), tile.pixels()),
                    pair.pairFunction(type, second.type()));
        }
        return new StencilStage(step, tile, part -> stage(count - 1, part, buffers, readsAhead), buffers);
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }
}
