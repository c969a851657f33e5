package dev.diatom.kernel.magic;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Scratch;
import dev.diatom.kernel.notebook.Notebook;
import dev.diatom.kernel.notebook.UserPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what lives in the scratch space, or moves it. */
final class ScratchMagic implements Magic {
    @Override
    public String name() {
        return "scratch";
    }

    @Override
    public String usage() {
        return "%scratch  or  %scratch FOLDER";
    }

    @Override
    public String help() {
        return "Lists the scratch images that live, with variable, size and cell; or makes new ones in another folder.";
    }

    @Override
    public String example() {
        return "%scratch /data/scratch";
    }

    @Override
    public String plainForm() {
        return "scratch()  and  Scratch.setDirectory(\"/data/scratch\");";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.folder());
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().size() > 1) {
            throw misuse("a path with spaces needs quotes");
        }
        if (line.findWord(0).filter(String::isBlank).isPresent()) {
            throw misuse("the name of the folder is empty");
        }
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        if (line.words().size() == 1) {
            Scratch.setDirectory(UserPath.of(line.words().get(0)));
            String kept =
                    Scratch.files().isEmpty() ? "" : "; " + ByteSize.text(Scratch.bytesUsed()) + " stay where they are";
            System.out.println("scratch space: " + Scratch.directory() + kept);
            return null;
        }
        return Notebook.scratch();
    }
}
