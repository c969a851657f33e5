package dev.diatom.kernel.magic;

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
    public @Nullable Object run(MagicLine line) {
        if (line.words().isEmpty()) {
            magics.all().forEach(magic -> System.out.printf("%%%-8s %s%n", magic.name(), magic.help()));
        } else {
            String name = line.words().get(0);
            var magic = magics.find(name.startsWith("%") ? name.substring(1) : name);
            System.out.println(magic.help() + "\nUsage: " + magic.usage());
        }
        return null;
    }
}
