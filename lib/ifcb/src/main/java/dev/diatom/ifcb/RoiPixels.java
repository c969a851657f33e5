package dev.diatom.ifcb;

/** Where the pixels of a bin's targets come from; read by any thread. */
sealed interface RoiPixels permits FilePixels, LoadedPixels, RemotePixels {
    /** The pixels of a target that has an image, row by row; a copy. */
    byte[] of(Target target);

    /** The pixels of all targets that have an image, in memory. */
    LoadedPixels all();

    /** Whether something is held between requests, until it is closed. */
    boolean isHeld();

    /** Gives back what is held; requests still work. Doing so twice is quiet. */
    void close();
}
