package dev.diatom.image.io.ome;

import java.util.OptionalInt;

/**
 * A channel as OME-XML has it.
 *
 * @param name empty where it has none
 * @param color 0xrrggbb
 * @param samples how many samples of a pixel it stands for: 3 for colours
 */
public record OmeChannel(String name, OptionalInt color, int samples) {}
