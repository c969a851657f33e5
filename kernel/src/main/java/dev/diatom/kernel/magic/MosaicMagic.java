package dev.diatom.kernel.magic;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.Mosaic;
import dev.diatom.image.Fault;
import dev.diatom.kernel.render.MosaicPage;
import java.util.List;
import java.util.regex.Pattern;

/** Shows a page of the mosaic of a bin. */
final class MosaicMagic implements Magic {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");
    /** What a picture on a page may have. */
    private static final int LARGEST_SIDE = 4096;

    private static final int LARGEST_SCALE = 16;

    @Override
    public String name() {
        return "mosaic";
    }

    @Override
    public String usage() {
        return "%mosaic BIN [page=N] [size=WIDTHxHEIGHT] [scale=FACTOR], where BIN is a variable and pages count from 0";
    }

    @Override
    public String help() {
        return "Shows all images of a bin on pages, large ones first; the pointer tells the number of a target.";
    }

    @Override
    public List<String> options() {
        return List.of("page", "size", "scale");
    }

    @Override
    public String example() {
        return "%mosaic b page=1 size=1280x720 scale=0.5";
    }

    @Override
    public String plainForm() {
        return "Mosaic.of(b).size(1280, 720).scale(0.5).page(1)";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.variable(Bin.class), Operand.text());
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().isEmpty()) {
            throw misuse("the bin is missing");
        }
        if (line.words().size() > 1) {
            var word = line.words().get(1);
            throw misuse("expected options such as page=1, found " + Fault.quote(word)
                    + Near.hint(word.replaceFirst("=.*", ""), options()));
        }
        for (var option : line.options().entrySet()) {
            switch (option.getKey()) {
                case "page" -> page(option.getValue());
                case "size" -> size(option.getValue());
                default -> scale(option.getValue());
            }
        }
    }

    @Override
    public Class<?> valueType() {
        return MosaicPage.class;
    }

    /** The page, drawn: it needs the bin no more. */
    @Override
    public MosaicPage run(MagicLine line) {
        var name = line.words().get(0);
        var bin = MagicVariables.value(this, name, Bin.class, "bin");
        var rest = new StringBuilder();
        var size = line.options().get("size");
        var scale = line.options().get("scale");
        var mosaic = size == null && scale == null ? MosaicPage.fitting(bin) : Mosaic.of(bin);
        if (size != null) {
            var sides = size(size);
            mosaic = mosaic.size(sides[0], sides[1]);
            rest.append(" size=").append(size);
        }
        if (scale != null) {
            mosaic = mosaic.scale(scale(scale));
            rest.append(" scale=").append(scale);
        }
        int page = page(line.options().getOrDefault("page", "0"));
        return MosaicPage.of(
                mosaic,
                page,
                other -> (other == 0 ? "the first: " : "the next: ") + "%mosaic " + name + " page=" + other + rest);
    }

    private int page(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw misuse("expected the number of a page, counted from 0, found " + Fault.quote(text));
        }
        return Integer.parseInt(text);
    }

    private int[] size(String text) {
        var sides = SIZE.matcher(text);
        if (sides.matches()) {
            int width = Integer.parseInt(sides.group(1));
            int height = Integer.parseInt(sides.group(2));
            if (Math.max(width, height) <= LARGEST_SIDE) {
                return new int[] {width, height};
            }
        }
        throw misuse(
                "expected a size such as 1280x720, of at most " + LARGEST_SIDE + " a side, found " + Fault.quote(text));
    }

    private double scale(String text) {
        if (text.matches("[0-9]{0,2}(\\.[0-9]{1,6})?") && !text.isEmpty()) {
            double scale = Double.parseDouble(text);
            if (scale > 0 && scale <= LARGEST_SCALE) {
                return scale;
            }
        }
        throw misuse(
                "expected a scale such as 0.33, above 0 and up to " + LARGEST_SCALE + ", found " + Fault.quote(text));
    }
}
