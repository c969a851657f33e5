package dev.diatom.kernel.magic;

import dev.diatom.ifcb.DataDirectory;
import dev.diatom.kernel.notebook.UserPath;
import java.util.List;
import java.util.Optional;

/** Opens a data directory and binds a variable to it. */
final class BinsMagic implements Magic {
    @Override
    public String name() {
        return "bins";
    }

    @Override
    public String usage() {
        return "%bins NAME FOLDER, where FOLDER may be the URL of a dataset on an IFCB Dashboard";
    }

    @Override
    public String help() {
        return "Opens a folder of IFCB bins, which is searched when it is asked for bins.";
    }

    @Override
    public String example() {
        return "%bins dir /mnt/ifcb_data";
    }

    @Override
    public String plainForm() {
        return "var dir = DataDirectory.open(\"/mnt/ifcb_data\");";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.text(), Operand.folder());
    }

    @Override
    public Optional<Binding> binding(MagicLine line) {
        return Optional.of(new Binding(MagicVariables.newName(this, line), DataDirectory.class));
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().size() != 2) {
            throw misuse(line.words().size() < 2 ? "the folder is missing" : "a path with spaces needs quotes");
        }
    }

    @Override
    public DataDirectory run(MagicLine line) {
        var folder = line.words().get(1);
        var directory = Address.isUrl(folder)
                ? DataDirectory.open(Address.of(this, folder))
                : DataDirectory.open(UserPath.of(folder));
        System.out.println(directory);
        return directory;
    }
}
