package dev.diatom.image.io.array;

/** How the bytes of an array are stored. */
public enum Packing {
    /** As they are. */
    NONE,
    /** As one stream of zlib or gzip, whichever its first bytes say. */
    DEFLATE
}
