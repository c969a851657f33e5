package dev.diatom.image.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Operators one behind the other: one pass over the image and one new file, wherever none of them needs the whole image.
 *
 * @param name what it is called, empty to be called by its steps
 * @param steps at least one, none of them a chain
 */
public record Chain(String name, List<Operator> steps) implements Operator {
    /** @throws IllegalArgumentException if there is no step */
    public Chain {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one operator");
        }
        steps = flattened(steps);
    }

    /** Two operators, called by their names. */
    static Chain of(Operator first, Operator second) {
        return new Chain("", List.of(first, second));
    }

    /** Operators under one name, such as {@code opening(disk(2))}. */
    public static Chain named(String name, Operator... steps) {
        return new Chain(name, List.of(steps));
    }

    private static List<Operator> flattened(List<Operator> steps) {
        var flat = new ArrayList<Operator>();
        for (var step : steps) {
            if (step instanceof Chain chain) {
                flat.addAll(chain.steps);
            } else {
                flat.add(step);
            }
        }
        return List.copyOf(flat);
    }

    @Override
    public String label() {
        return name.isEmpty() ? steps.stream().map(Operator::label).collect(Collectors.joining(" ")) : name;
    }

    @Override
    public ImageForm output(ImageForm input) {
        var form = input;
        for (var step : steps) {
            form = step.on(form).output(form);
        }
        return name.isEmpty()
                ? form
                : form.withMetadata(form.metadata().withName(input.metadata().name() + " " + name));
    }

    @Override
    public Chain on(ImageForm input) {
        var resolved = new ArrayList<Operator>();
        var form = input;
        for (var step : steps) {
            var step1 = step.on(form);
            resolved.add(step1);
            form = step1.output(form);
        }
        return new Chain(name, resolved);
    }

    @Override
    public String toString() {
        return label();
    }
}
