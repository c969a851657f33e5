package dev.diatom.kernel.magic;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.PixelType;
import dev.diatom.image.RawLayout;
import dev.diatom.kernel.notebook.UserPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens a disk image and binds a variable to it. */
final class ImageMagic implements Magic {
    private static final List<String> ORDERS = List.of("big-endian", "little-endian");
    private static final String SIZES = "[0-9]{1,9}(x[0-9]{1,9}){1,4}";

    @Override
    public String name() {
        return "image";
    }

    @Override
    public String usage() {
        return "%image NAME FILE  or  %image NAME FILE TYPE SIZES [big-endian] [header=BYTES], as in"
                + " %image v volume.raw uint16 512x512x100";
    }

    @Override
    public String help() {
        return "Opens a TIFF, a NumPy array (.npy), a NRRD or a MetaImage, or a RAW file of the given type and sizes"
                + " (X, Y, Z, C, T), without loading it. Pictures such as PNG and JPEG are loaded: MemoryImage.load.";
    }

    @Override
    public List<String> options() {
        return List.of("header");
    }

    @Override
    public String example() {
        return "%image img stack.tif";
    }

    @Override
    public String plainForm() {
        return "var img = DiskImage.open(\"stack.tif\");";
    }

    @Override
    public List<Operand> operands() {
        var types = Stream.of(PixelType.values()).map(PixelType::label).toList();
        return List.of(Operand.text(), Operand.file(), Operand.oneOf(types), Operand.text(), Operand.oneOf(ORDERS));
    }

    @Override
    public Optional<Binding> binding(MagicLine line) {
        return Optional.of(new Binding(MagicVariables.newName(this, line), DiskImage.class));
    }

    @Override
    public void check(MagicLine line) {
        if (line.words().size() < 2) {
            throw misuse("the file is missing");
        }
        if (line.words().size() > 2 || !line.options().isEmpty()) {
            layout(line);
        }
    }

    @Override
    public DiskImage run(MagicLine line) {
        var path = UserPath.of(line.words().get(1));
        var image = line.words().size() > 2 ? DiskImage.openRaw(path, layout(line)) : DiskImage.open(path);
        System.out.println(image);
        return image;
    }

    private RawLayout layout(MagicLine line) {
        String typeName = line.findWord(2).orElseThrow(() -> misuse("the pixel type of the RAW file is missing"));
        var type = Stream.of(PixelType.values())
                .filter(candidate -> candidate.label().equals(typeName.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> misuse("expected a pixel type such as uint16, found " + Fault.quote(typeName)
                        + " (a path with spaces needs quotes)"));
        String sizes = line.findWord(3).orElseThrow(() -> misuse("the sizes of the RAW file are missing"));
        if (!sizes.matches(SIZES)) {
            throw misuse("expected two to five sizes such as 512x512x100, found " + Fault.quote(sizes));
        }
        var layout = RawLayout.of(type, extent(sizes));
        String header = line.options().getOrDefault("header", "0");
        if (!header.matches("[0-9]{1,18}")) {
            throw misuse("expected a number of bytes for header, found " + Fault.quote(header));
        }
        layout = layout.headerBytes(Long.parseLong(header));
        for (String word : line.words().subList(4, line.words().size())) {
            layout = switch (word) {
                case "big-endian" -> layout.bigEndian();
                case "little-endian" -> layout.littleEndian();
                default ->
                    throw misuse("expected big-endian or little-endian, found " + Fault.quote(word) + hint(word));
            };
        }
        return layout;
    }

    private static String hint(String word) {
        return Near.hint(word.replaceFirst("=.*", "="), List.of("big-endian", "little-endian", "header="));
    }

    private Extent extent(String text) {
        long[] sizes = {1, 1, 1, 1, 1};
        String[] parts = text.split("x", -1);
        for (int i = 0; i < parts.length; i++) {
            sizes[i] = Long.parseLong(parts[i]);
        }
        return new Extent(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
    }
}
