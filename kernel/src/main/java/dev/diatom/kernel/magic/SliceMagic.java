package dev.diatom.kernel.magic;

import dev.diatom.image.Fault;
import dev.diatom.image.Image;
import dev.diatom.image.MemoryImage;
import java.util.List;

/** Shows an extracted slice of an image. */
final class SliceMagic implements Magic {
    private static final String RANGE = "([0-9]{1,18})?:([0-9]{1,18})?(:[0-9]{1,18})?";

    @Override
    public String name() {
        return "slice";
    }

    @Override
    public String usage() {
        return "%slice IMAGE [z=N] [c=N] [t=N] [x=FROM:TO[:STRIDE]] [y=FROM:TO[:STRIDE]]";
    }

    @Override
    public String help() {
        return "Reads one XY plane of an image, or a piece of it, and shows it; TO is exclusive.";
    }

    @Override
    public List<String> options() {
        return List.of("z", "c", "t", "x", "y");
    }

    @Override
    public String example() {
        return "%slice img z=40 c=1 x=100:612:2 y=200:712:2";
    }

    @Override
    public String plainForm() {
        return "img.slice(40, 1).offset(100, 200).size(512, 512).stride(2, 2).read()";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.variable(Image.class), Operand.text());
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().isEmpty()) {
            throw misuse("the image is missing");
        }
        if (line.words().size() > 1) {
            var word = line.words().get(1);
            var hint = Near.hint(word.replaceFirst("=.*", ""), options());
            throw misuse("expected options such as z=40, found " + Fault.quote(word) + hint);
        }
        List.of("z", "c", "t").forEach(axis -> index(line, axis));
        List.of("x", "y").forEach(axis -> {
            var text = line.options().getOrDefault(axis, ":");
            if (!text.matches(RANGE)) {
                throw misuse("expected FROM:TO or FROM:TO:STRIDE for " + axis + ", found " + Fault.quote(text));
            }
        });
    }

    @Override
    public MemoryImage run(MagicLine line) {
        var image = MagicVariables.value(this, line.words().get(0), Image.class, "image");
        var x = range(line, "x", image.sizeX());
        var y = range(line, "y", image.sizeY());
        return image.slice(index(line, "z"), index(line, "c"), index(line, "t"))
                .offset(x.from, y.from)
                .size(x.to - x.from, y.to - y.from)
                .stride(x.stride, y.stride)
                .read();
    }

    private long index(MagicLine line, String axis) {
        String text = line.options().getOrDefault(axis, "0");
        if (!text.matches("[0-9]{1,18}")) {
            throw misuse("expected a number for " + axis + ", found " + Fault.quote(text));
        }
        return Long.parseLong(text);
    }

    private Span range(MagicLine line, String axis, long size) {
        String text = line.options().getOrDefault(axis, ":");
        String[] parts = text.split(":", -1);
        long from = parts[0].isEmpty() ? 0 : Long.parseLong(parts[0]);
        long to = parts[1].isEmpty() ? size : Long.parseLong(parts[1]);
        long stride = parts.length > 2 ? Long.parseLong(parts[2]) : 1;
        if (from >= to || to > size || stride < 1) {
            throw misuse("expected 0 <= FROM < TO <= " + size + " and a STRIDE of 1 or more for " + axis + ", found "
                    + Fault.quote(text));
        }
        return new Span(from, to, stride);
    }

    private record Span(long from, long to, long stride) {}
}
