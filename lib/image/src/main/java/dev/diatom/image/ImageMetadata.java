package dev.diatom.image;

import dev.diatom.image.io.Selection;
import dev.diatom.image.io.Selection.Range;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is known of an image beside its pixels. Immutable: {@code with…} gives a changed copy. */
public final class ImageMetadata {
    private final String name;
    private final Role role;
    private final Calibration calibration;
    private final @Nullable Palette palette;
    private final List<Channel> channels;
    private final Map<String, String> tags;

    private ImageMetadata(
            String name,
            Role role,
            Calibration calibration,
            @Nullable Palette palette,
            List<Channel> channels,
            Map<String, String> tags) {
        this.name = Objects.requireNonNull(name);
        this.role = Objects.requireNonNull(role);
        this.calibration = Objects.requireNonNull(calibration);
        this.palette = palette;
        this.channels = channels;
        this.tags = tags;
    }

    /** What the pixel values mean, so that what shows an image need not guess. */
    public enum Role {
        /** Measured brightness. */
        INTENSITY,
        /** Three channels: red, green, blue; a fourth is opacity. */
        RGB,
        /** UINT8 with 0 and 255. */
        MASK,
        /** UINT32 numbers of objects, 0 the background. */
        LABELS
    }

    /** An image of this name and role, of which nothing else is known. */
    public static ImageMetadata of(String name, Role role) {
        return new ImageMetadata(name, role, Calibration.NONE, null, List.of(), Map.of());
    }

    /** A short name for captions: the file's name, or what the image was made from. */
    public String name() {
        return name;
    }

    /** What the pixel values mean. */
    public Role role() {
        return role;
    }

    /** The size of a pixel. */
    public Calibration calibration() {
        return calibration;
    }

    /** The colours that the pixel values stand for, where they are indexes. */
    public Optional<Palette> findPalette() {
        return Optional.ofNullable(palette);
    }

    /** The channels in their order; empty where nothing is known of them. */
    public List<Channel> channels() {
        return channels;
    }

    /** What else the file says, by the names of its format: {@code Software}, {@code DateTime}; sorted by name. */
    public Map<String, String> tags() {
        return tags;
    }

    /** The same with another name. */
    public ImageMetadata withName(String newName) {
        return new ImageMetadata(newName, role, calibration, palette, channels, tags);
    }

    /** The same with another role. A palette colours indexes alone, and goes when the values become something else. */
    public ImageMetadata withRole(Role newRole) {
        return new ImageMetadata(name, newRole, calibration, newRole == role ? palette : null, channels, tags);
    }

    /** The same with another pixel size. */
    public ImageMetadata withCalibration(Calibration newCalibration) {
        return new ImageMetadata(name, role, newCalibration, palette, channels, tags);
    }

    /** The same with another palette; null for none. */
    public ImageMetadata withPalette(@Nullable Palette newPalette) {
        return new ImageMetadata(name, role, calibration, newPalette, channels, tags);
    }

    /** The same with other channels, as many as the image has, or none; the list is copied. */
    public ImageMetadata withChannels(List<Channel> newChannels) {
        return new ImageMetadata(name, role, calibration, palette, List.copyOf(newChannels), tags);
    }

    /** The same without channels that are not those of an image of this extent. */
    public ImageMetadata fitting(Extent extent) {
        return channels.isEmpty() || channels.size() == extent.c() ? this : withChannels(List.of());
    }

    /** The same with other tags; the map is copied. */
    public ImageMetadata withTags(Map<String, String> newTags) {
        return new ImageMetadata(
                name, role, calibration, palette, channels, Collections.unmodifiableMap(new TreeMap<>(newTags)));
    }

    /** One channel of several is brightness, whatever they are together. */
    private ImageMetadata asOneOfItsChannels() {
        return role == Role.RGB ? withRole(Role.INTENSITY) : this;
    }

    /** A plane of these two axes: its columns and rows have their pixel sizes. */
    ImageMetadata asPlane(Axis across, Axis down) {
        var size = new Calibration(
                calibration.size(across), calibration.size(down), 1, calibration.unit(), calibration.frameSeconds());
        return asOneOfItsChannels().withCalibration(calibration.isKnown() ? size : calibration);
    }

    /** That of a part of an image of this extent: pixels that are some apart are as much larger. */
    ImageMetadata ofPart(Selection part, Extent whole) {
        var strided = calibration.strided(
                part.x().stride(),
                part.y().stride(),
                part.z().stride(),
                part.t().stride());
        return (part.c().count() == whole.c() ? this : asOneOfItsChannels())
                .withCalibration(strided)
                .withChannels(channelsOf(part.c()));
    }

    private List<Channel> channelsOf(Range chosen) {
        return channels.isEmpty()
                ? channels
                : LongStream.range(0, chosen.count())
                        .mapToObj(i -> channels.get((int) chosen.position(i)))
                        .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageMetadata metadata
                && name.equals(metadata.name)
                && role == metadata.role
                && calibration.equals(metadata.calibration)
                && Objects.equals(palette, metadata.palette)
                && channels.equals(metadata.channels)
                && tags.equals(metadata.tags);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, role, calibration, palette, channels, tags);
    }

    @Override
    public String toString() {
        return name + " (" + role + (calibration.isKnown() ? ", " + calibration : "")
                + (palette == null ? "" : ", " + palette) + ", " + tags.size() + " tags)";
    }
}
