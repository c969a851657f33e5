package dev.diatom.image;

import dev.diatom.image.ResultPlace.Result;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.Chain;
import dev.diatom.image.op.ImageDependent;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.Operator;
import dev.diatom.image.op.PointOperator;
import dev.diatom.image.op.WholeImageOperator;
import dev.diatom.image.op.engine.ComputedSource;
import dev.diatom.image.op.engine.Resources;
import dev.diatom.image.op.engine.Stages;
import dev.diatom.image.op.engine.Step;
import dev.diatom.image.op.engine.StreamPass;
import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies a chain: steps that stream are put off until one needs the whole image, or the chain ends, and are then computed in
 * one pass. An image between two passes is dropped as soon as the next one stands.
 */
final class Evaluation {
    private final ResultPlace place;
    private final Resources resources = Processing.resources();
    private final List<Operator> waiting = new ArrayList<>();
    private PixelSource source;
    private ImageForm form;
    private @Nullable Result current;

    private Evaluation(Image image, ResultPlace place) {
        this.source = Reading.source(image);
        this.form = ImageForm.of(image);
        this.place = place;
    }

    static Image run(Operator operator, Image image, ResultPlace place) {
        try {
            var evaluation = new Evaluation(image, place);
            var result = operator.on(evaluation.form).output(evaluation.form);
            return evaluation.run(operator, result);
        } finally {
            Reference.reachabilityFence(image);
            Reference.reachabilityFence(operator);
        }
    }

    private Image run(Operator operator, ImageForm result) {
        boolean finished = false;
        try {
            var steps = new ArrayDeque<>(steps(operator));
            while (!steps.isEmpty()) {
                step(steps, result);
            }
            materialise(result);
            finished = true;
            return Objects.requireNonNull(current).image();
        } finally {
            if (!finished && current != null) {
                current.drop();
            }
        }
    }

    static List<Operator> steps(Operator operator) {
        return operator instanceof Chain chain ? chain.steps() : List.of(operator);
    }

    private void step(Deque<Operator> steps, ImageForm result) {
        var operator = steps.removeFirst();
        if (Step.streams(operator)) {
            waiting.add(operator);
        } else if (operator instanceof ImageDependent dependent) {
            materialise(null);
            var decided = steps(decide((ImageDependent) dependent.on(form)));
            for (int i = decided.size() - 1; i >= 0; i--) {
                steps.addFirst(decided.get(i));
            }
        } else {
            whole((WholeImageOperator) operator, steps.isEmpty() ? result : null);
        }
    }

    private Operator decide(ImageDependent operator) {
        try (var work = new WorkOn(source, form, null, place, resources)) {
            return IoThreads.call(() -> operator.decide(work));
        }
    }

    private void whole(WholeImageOperator unresolved, @Nullable ImageForm result) {
        if (unresolved.readsOnce() && waiting.stream().allMatch(PointOperator.class::isInstance)) {
            computeWhenRead();
        } else {
            materialise(null);
        }
        var operator = (WholeImageOperator) unresolved.on(form);
        var made = result == null ? operator.output(form) : result;
        replace(made, raster -> {
            try (var work = new WorkOn(source, form, raster.raster(), place, resources)) {
                IoThreads.call(() -> {
                    operator.run(work);
                    return made;
                });
            }
        });
    }

    /** Computes what was put off. */
    private void materialise(@Nullable ImageForm result) {
        if (waiting.isEmpty()) {
            return;
        }
        var steps = Step.of(waiting, form);
        var made = result == null ? steps.get(steps.size() - 1).output() : result;
        var task = waiting.size() == 1 ? waiting.get(0).label() : new Chain("", waiting).label();
        var stages = new Stages(source, steps, Reading::source);
        replace(made, raster -> StreamPass.run(stages, raster.raster(), task, resources));
        waiting.clear();
    }

    /** What was put off is computed while the next step reads it. */
    private void computeWhenRead() {
        if (!waiting.isEmpty()) {
            var steps = Step.of(waiting, form);
            source = new ComputedSource(new Stages(source, steps, Reading::source), () -> resources);
            form = steps.get(steps.size() - 1).output();
            waiting.clear();
        }
    }

    /** Makes the next image; what it was made from goes. */
    private void replace(ImageForm made, Consumer<Result> work) {
        var next = place.make(made);
        boolean finished = false;
        try {
            work.accept(next);
            finished = true;
        } finally {
            if (!finished) {
                next.drop();
            }
        }
        var before = current;
        current = next;
        source = next.raster();
        form = made;
        if (before != null) {
            before.drop();
        }
    }
}
