package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name with which files, folders and web addresses refer to a bin, to one of its targets, or to something made of either,
 * such as {@code https://host/mvco/IFCB5_2012_028_081515_00003_blob.png}. {@link #toString} writes it back as it was.
 *
 * @param namespace the folder or address before the name, with the slash or backslash at its end; empty if there is none
 * @param bin the bin
 * @param target the number of a target, 0 if the name does not have one
 * @param product what was made of the bin, as in {@code blobs_v2}; {@link #RAW} for the bin itself
 * @param extension the kind of file without the dot; empty if there is none
 * @param writesRaw whether the name has {@link #RAW} as its product in so many letters, rather than none
 */
public record Pid(String namespace, BinId bin, int target, String product, String extension, boolean writesRaw) {
    /** The product of a name that has none. */
    public static final String RAW = "raw";

    private static final String WORDS = "[A-Za-z][A-Za-z0-9_]*";
    private static final Pattern PRODUCT = Pattern.compile(WORDS);
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    /** The name of the bin, then a target, a product and an extension, in this order and each at most once. */
    private static final Pattern NAME =
            Pattern.compile("(D[0-9T]*_IFCB[0-9]*|IFCB[0-9]*_[0-9]*_[0-9]*_[0-9]*)(?:_([0-9]+))?(?:_(" + WORDS
                    + "))?(?:\\.(" + EXTENSION.pattern() + "))?");

    /** A target is written with five digits, and with more only if it needs them. */
    private static final Pattern TARGET = Pattern.compile("[0-9]{5}|[1-9][0-9]{5,8}");

    public Pid {
        Objects.requireNonNull(bin);
        if (!namespace.isEmpty() && !namespace.endsWith("/") && !namespace.endsWith("\\")) {
            throw new IllegalArgumentException("a namespace ends with a slash, found " + Fault.quote(namespace));
        }
        if (target < 0 || target > 999_999_999) {
            throw new IllegalArgumentException("targets are numbered from 1 to 999999999, found " + target);
        }
        if (!PRODUCT.matcher(product).matches()) {
            throw new IllegalArgumentException(
                    "a product is a letter and then letters, digits and _, as in blobs_v2, found "
                            + Fault.quote(product));
        }
        if (!extension.isEmpty() && !EXTENSION.matcher(extension).matches()) {
            throw new IllegalArgumentException(
                    "an extension is a word of letters and digits, found " + Fault.quote(extension));
        }
        if (writesRaw && !product.equals(RAW)) {
            throw new IllegalArgumentException(
                    "only the product " + RAW + " can be left out or written, found " + Fault.quote(product));
        }
    }

    /** A name in which {@link #RAW} is not written. */
    public Pid(String namespace, BinId bin, int target, String product, String extension) {
        this(namespace, bin, target, product, extension, false);
    }

    /**
     * Reads a name, with or without folder or address.
     *
     * @throws IllegalArgumentException if it is not such a name; the message says what is wrong
     */
    public static Pid parse(String text) {
        int start = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1;
        var name = NAME.matcher(text.substring(start));
        if (!name.matches()) {
            throw refused(
                    text,
                    "expected a name like D20130526T095207_IFCB013 or IFCB5_2012_028_081515, then at most"
                            + " _00001 for a target, _word for a product and .word for an extension, in this order");
        }
        return new Pid(
                text.substring(0, start),
                BinId.parse(name.group(1)),
                target(text, name),
                orElse(name.group(3), RAW),
                orElse(name.group(4), ""),
                RAW.equals(name.group(3)));
    }

    /** The same bin in the same place, with a target and nothing else. */
    public Pid withTarget(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("targets are numbered from 1, found " + number);
        }
        return new Pid(namespace, bin, number, RAW, "");
    }

    /** The same with another product; {@link #RAW} for none. */
    public Pid withProduct(String changed) {
        return new Pid(namespace, bin, target, changed, extension);
    }

    /** The same with another extension, without a dot; empty for none. */
    public Pid withExtension(String changed) {
        return new Pid(namespace, bin, target, product, changed, writesRaw);
    }

    /** Whether the name is that of a target. */
    public boolean hasTarget() {
        return target > 0;
    }

    /** The name of the bin or target alone, without namespace, product and extension. */
    public String lid() {
        return hasTarget() ? bin.lidOf(target) : bin.lid();
    }

    /** The whole name as it is written. */
    @Override
    public String toString() {
        return namespace
                + lid()
                + (product.equals(RAW) && !writesRaw ? "" : "_" + product)
                + (extension.isEmpty() ? "" : "." + extension);
    }

    private static int target(String text, Matcher name) {
        var digits = name.group(2);
        if (digits == null) {
            return 0;
        }
        if (!TARGET.matcher(digits).matches() || Integer.parseInt(digits) == 0) {
            throw refused(
                    text,
                    "expected a target from _00001 on, of at least five digits, found " + Fault.quote("_" + digits));
        }
        return Integer.parseInt(digits);
    }

    private static String orElse(@Nullable String part, String otherwise) {
        return part == null ? otherwise : part;
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException(Fault.quote(text) + " is not the name of a bin or target: " + why + ".");
    }
}
