package dev.diatom.kernel.magic;

import dev.diatom.ifcb.Bin;
import dev.diatom.image.Fault;
import dev.diatom.image.MemoryImage;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows images of a bin side by side, under the numbers of their targets. */
final class GalleryMagic implements Magic {
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    @Override
    public String name() {
        return "gallery";
    }

    @Override
    public String usage() {
        return "%gallery BIN [TARGET …], where BIN is a variable";
    }

    @Override
    public String help() {
        return "Shows the images of these targets of a bin, or its first ones, each under its number and all in one range.";
    }

    @Override
    public String example() {
        return "%gallery b 7 11 13";
    }

    @Override
    public String plainForm() {
        return "b.images().subMap(7, 14)";
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
        for (var word : line.words().subList(1, line.words().size())) {
            if (!word.matches(NUMBER)) {
                throw misuse("expected the number of a target, found " + Fault.quote(word));
            }
        }
    }

    @Override
    public Class<?> valueType() {
        return SortedMap.class;
    }

    /** The images by target number, ascending; those that were not asked for by number are read when they are shown. */
    @Override
    public Map<Integer, MemoryImage> run(MagicLine line) {
        var bin = MagicVariables.value(this, line.words().get(0), Bin.class, "bin");
        if (line.words().size() == 1) {
            return bin.images();
        }
        var chosen = new TreeMap<Integer, MemoryImage>();
        for (var word : line.words().subList(1, line.words().size())) {
            int number = Integer.parseInt(word);
            chosen.put(number, bin.image(number));
        }
        return chosen;
    }
}
