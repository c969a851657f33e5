package dev.diatom.kernel.magic;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what magics there are and how they are used. */
final class HelpMagic implements Magic {
    private final Magics magics;

    HelpMagic(Magics magics) {
        this.magics = magics;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String usage() {
        return "%help  or  %help MAGIC  or  %MAGIC?";
    }

    @Override
    public String help() {
        return "Lists the magics, or explains one.";
    }

    @Override
    public String example() {
        return "%help slice";
    }

    @Override
    public List<Operand> operands() {
        return List.of(Operand.magic());
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().size() > 1) {
            throw misuse("expected one magic");
        }
    }

    @Override
    public @Nullable Object run(MagicLine line) {
        if (line.words().isEmpty()) {
            var all = magics.all();
            int width =
                    all.stream().mapToInt(magic -> magic.name().length()).max().orElse(0);
            all.forEach(magic -> System.out.printf("%%%-" + width + "s  %s%n", magic.name(), magic.help()));
            System.out.println("%MAGIC? explains one, with an example.");
        } else {
            System.out.println(describe(magics.find(line.words().get(0).replaceFirst("^%%?", ""))));
        }
        return null;
    }

    /** All that is known of a magic. */
    static String describe(Magic magic) {
        var text = new StringBuilder(magic.help()).append("\nUsage: ").append(magic.usage());
        if (!magic.aliases().isEmpty()) {
            text.append("\nAlso: ")
                    .append(magic.aliases().stream().map(a -> "%" + a).collect(Collectors.joining(", ")));
        }
        if (!magic.example().isEmpty()) {
            text.append("\nExample: ").append(magic.example());
        }
        if (!magic.plainForm().isEmpty()) {
            text.append("\nIn Java: ").append(magic.plainForm());
        }
        return text.toString();
    }
}
