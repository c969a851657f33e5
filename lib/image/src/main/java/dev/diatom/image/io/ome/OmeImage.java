package dev.diatom.image.io.ome;

import dev.diatom.image.Calibration;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import java.util.List;
import java.util.Optional;

/**
 * An image as OME-XML has it.
 *
 * @param name empty where it has none
 * @param order of its planes: {@code ZCT} for Z fastest, then C, then T
 * @param type empty where it is none of ours
 * @param sizeC channels; samples of one page count each
 * @param calibration pixels where the sizes are not said
 * @param significantBits 0 where they are not said
 * @param channels empty where they are not said
 * @param role where we have written one
 */
public record OmeImage(
        String name,
        String order,
        Optional<PixelType> type,
        long sizeX,
        long sizeY,
        long sizeZ,
        long sizeC,
        long sizeT,
        Calibration calibration,
        long significantBits,
        List<OmeChannel> channels,
        List<TiffData> tiffData,
        Optional<Role> role) {}
