package dev.diatom.image;

/** How the strips of a TIFF are compressed when it is saved. Nothing is lost by any. */
public enum Compression {
    /** Not at all: the fastest to write, and the only one whose pixels are read, and edited, where they stand. */
    NONE,
    /** The one that every program reads. */
    LZW,
    /** Smaller, slower to write; read by all but old programs. */
    DEFLATE,
    /** As small as Deflate and several times faster; read by newer programs (libtiff 4, tifffile, not ImageJ). */
    ZSTD
}
