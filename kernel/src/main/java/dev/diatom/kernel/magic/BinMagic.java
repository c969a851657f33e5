package dev.diatom.kernel.magic;

import dev.diatom.ifcb.Bin;
import dev.diatom.kernel.notebook.UserPath;
import java.util.List;
import java.util.Optional;

/** Opens an IFCB bin and binds a variable to it. */
final class BinMagic implements Magic {
    @Override
    public String name() {
        return "bin";
    }

    @Override
    public String usage() {
        return "%bin NAME FILE, where FILE is one of the bin's .adc, .hdr and .roi, their name without extension, or the URL of"
                + " one on an IFCB Dashboard";
    }

    @Override
    public String help() {
        return "Opens an IFCB bin; its images are read when they are asked for.";
    }

    @Override
    public String example() {
        return "%bin b D20130526T095207_IFCB013.adc";
    }

    @Override
    public String plainForm() {
        return "var b = Bin.open(\"D20130526T095207_IFCB013.adc\");";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.text(), Operand.file(".adc", ".hdr", ".roi"));
    }

    @Override
    public Optional<Binding> binding(MagicLine line) {
        return Optional.of(new Binding(MagicVariables.newName(this, line), Bin.class));
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().size() != 2) {
            throw misuse(line.words().size() < 2 ? "the file is missing" : "a path with spaces needs quotes");
        }
    }

    @Override
    public Bin run(MagicLine line) {
        var file = line.words().get(1);
        var bin = Address.isUrl(file) ? Bin.open(Address.of(this, file)) : Bin.open(UserPath.of(file));
        System.out.println(bin);
        return bin;
    }
}
