package dev.diatom.image.op.engine;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.PointOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Point operators one behind the other as one, for one pass over an image: their functions are made once, and where the results
 * for a type of up to 16 bits can be looked up, the whole chain is one look-up.
 */
final class FusedPoints implements PointOperator {
    /** What is between two of them stays in the nearest caches. */
    private static final int PIECE = 4096;

    private final List<Step> steps;
    private final RowFunction function;

    private FusedPoints(List<Step> steps) {
        this.steps = List.copyOf(steps);
        var functions = new ArrayList<RowFunction>();
        boolean tabulates = true;
        for (var step : steps) {
            var point = (PointOperator) step.operator();
            functions.add(point.rowFunction(step.input().type()));
            tabulates &= point.dependsOnValueAlone();
        }
        var inTurn = steps.size() == 1 ? functions.get(0) : inTurn(functions);
        function = tabulates ? Tabulated.of(first().type(), last().type(), inTurn) : inTurn;
    }

    /** The same steps, in which such an operator stands for each run of point operators. */
    static List<Step> in(List<Step> steps) {
        var result = new ArrayList<Step>();
        var run = new ArrayList<Step>();
        for (var step : steps) {
            if (step.operator() instanceof PointOperator) {
                run.add(step);
            } else {
                end(run, result);
                result.add(step);
            }
        }
        end(run, result);
        return List.copyOf(result);
    }

    private static void end(List<Step> run, List<Step> result) {
        if (!run.isEmpty()) {
            var fused = new FusedPoints(run);
            result.add(new Step(fused, fused.first(), fused.last()));
            run.clear();
        }
    }

    private ImageForm first() {
        return steps.get(0).input();
    }

    private ImageForm last() {
        return steps.get(steps.size() - 1).output();
    }

    /** Piece after piece goes through all functions. */
    private RowFunction inTurn(List<RowFunction> functions) {
        return (in, out, count) -> {
            int longest = Math.min(PIECE, count);
            var between = new Object[functions.size() + 1];
            between[0] = Samples.allocate(first().type(), longest);
            for (int i = 0; i < functions.size(); i++) {
                between[i + 1] = Samples.allocate(steps.get(i).output().type(), longest);
            }
            for (int start = 0; start < count; start += longest) {
                int length = Math.min(longest, count - start);
                System.arraycopy(in, start, between[0], 0, length);
                for (int i = 0; i < functions.size(); i++) {
                    functions.get(i).apply(between[i], between[i + 1], length);
                }
                System.arraycopy(between[functions.size()], 0, out, start, length);
            }
        };
    }

    @Override
    public String label() {
        return steps.stream().map(step -> step.operator().label()).collect(Collectors.joining(" "));
    }

    @Override
    public PixelType outputType(PixelType input) {
        return last().type();
    }

    @Override
    public ImageForm output(ImageForm input) {
        return last();
    }

    @Override
    public RowFunction rowFunction(PixelType input) {
        return function;
    }
}
