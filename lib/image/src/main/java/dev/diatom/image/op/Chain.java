package dev.diatom.image.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Operators one behind the other: one pass over the image and one new file, wherever none of them needs the whole image.
 *
 * @param name what it is called, empty to be called by its operators
 * @param operators at least one; some may be chains themselves
 */
public record Chain(String name, List<Operator> operators) implements Operator {
    /** @throws IllegalArgumentException if there is no operator */
    public Chain {
        if (operators.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one operator");
        }
        operators = List.copyOf(operators);
    }

    /** Two operators, called by their names. */
    static Chain of(Operator first, Operator second) {
        var operators = new ArrayList<Operator>();
        for (var operator : List.of(first, second)) {
            operators.addAll(
                    operator instanceof Chain chain && chain.name.isEmpty() ? chain.operators : List.of(operator));
        }
        return new Chain("", operators);
    }

    /** Operators under one name, such as {@code opening(disk(2))}. */
    public static Chain named(String name, Operator... operators) {
        return new Chain(name, List.of(operators));
    }

    /** The operators, none of them a chain. */
    public List<Operator> steps() {
        return operators.stream()
                .flatMap(operator -> operator instanceof Chain chain ? chain.steps().stream() : Stream.of(operator))
                .toList();
    }

    @Override
    public String label() {
        return name.isEmpty() ? operators.stream().map(Operator::label).collect(Collectors.joining(" ")) : name;
    }

    @Override
    public ImageForm output(ImageForm input) {
        var form = input;
        for (var operator : operators) {
            form = operator.on(form).output(form);
        }
        return name.isEmpty()
                ? form
                : form.withMetadata(form.metadata().withName(input.metadata().name() + " " + name));
    }

    @Override
    public Chain on(ImageForm input) {
        var resolved = new ArrayList<Operator>();
        var form = input;
        for (var unresolved : operators) {
            var operator = unresolved.on(form);
            resolved.add(operator);
            form = operator.output(form);
        }
        return new Chain(name, resolved);
    }

    @Override
    public String toString() {
        return label();
    }
}
