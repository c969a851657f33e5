package dev.diatom.kernel.magic;

import dev.diatom.image.Fault;
import dev.diatom.kernel.notebook.Notebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes what variables hold. */
final class ReleaseMagic implements Magic {
    @Override
    public String name() {
        return "release";
    }

    @Override
    public String usage() {
        return "%release VARIABLE…  or  %release say=on  or  %release say=off";
    }

    @Override
    public String help() {
        return "Closes images and bins now, whatever else refers to them; of a list or a map, what is in it. With say, a line is printed, or is not, when the kernel frees a file whose variable has gone.";
    }

    @Override
    public String example() {
        return "%release img mask";
    }

    @Override
    public String plainForm() {
        return "release(img, mask); sayReleases(false);";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.variable(AutoCloseable.class));
    }

    @Override
    public List<String> options() {
        return List.of("say");
    }

    @Override
    public void check(MagicLine line) {
        var say = line.options().get("say");
        if (say == null && line.words().isEmpty()) {
            throw misuse("the variable is missing");
        }
        if (say != null && !say.equals("on") && !say.equals("off")) {
            throw misuse("expected on or off for say, found " + Fault.quote(say));
        }
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        var say = line.options().get("say");
        if (say != null) {
            Notebook.sayReleases(say.equals("on"));
        }
        if (!line.words().isEmpty()) {
            Notebook.release(line.words().stream()
                    .map(name -> MagicVariables.any(this, name))
                    .toArray());
        }
        return null;
    }
}
