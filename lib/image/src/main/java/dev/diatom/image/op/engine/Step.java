package dev.diatom.image.op.engine;

import dev.diatom.image.op.Halo;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.PairOperator;
import dev.diatom.image.op.PointOperator;
import dev.diatom.image.op.StencilOperator;
import java.util.ArrayList;
import java.util.List;

/** An operator of a chain with what it is given and what it makes of that. */
public record Step(Operator operator, ImageForm input, ImageForm output) {
    private static final Halo NONE = new Halo(0, 0, 0);

    /** The steps of operators one behind the other. */
    public static List<Step> of(List<Operator> operators, ImageForm input) {
        var steps = new ArrayList<Step>();
        var form = input;
        for (var unresolved : operators) {
            var operator = unresolved.on(form);
            var output = operator.output(form);
            steps.add(new Step(operator, form, output));
            form = output;
        }
        return steps;
    }

    /** Whether such an operator can be computed plane by plane, in one pass with others. */
    public static boolean streams(Operator operator) {
        return operator instanceof PointOperator
                || operator instanceof PairOperator
                || operator instanceof StencilOperator;
    }

    Halo halo() {
        return operator instanceof StencilOperator stencil ? stencil.halo() : NONE;
    }
}
