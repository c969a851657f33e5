package dev.diatom.kernel.magic;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Scratch;
import dev.diatom.kernel.notebook.UserPath;
import dev.diatom.kernel.render.ScratchReport;
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
    public @Nullable Object run(MagicLine line) {
        if (line.words().size() > 1) {
            throw misuse("a path with spaces needs quotes");
        }
        if (line.words().size() == 1) {
            Scratch.setDirectory(UserPath.of(line.words().get(0)));
            String kept =
                    Scratch.files().isEmpty() ? "" : "; " + ByteSize.text(Scratch.bytesUsed()) + " stay where they are";
            System.out.println("scratch space: " + Scratch.directory() + kept);
            return null;
        }
        return new ScratchReport(Scratch.directory(), Scratch.reason(), Scratch.files());
    }
}
