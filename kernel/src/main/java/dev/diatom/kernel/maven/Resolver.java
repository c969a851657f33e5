package dev.diatom.kernel.maven;

import java.util.List;

/** Finds libraries and what they need, and downloads what is not there yet. */
public interface Resolver {
    /**
     * The jars that were asked for and all that they need to run, each in one version, chosen as Maven does. The listener
     * of the calling thread hears how far downloads have come.
     *
     * @param watch hears of downloads and may end them
     * @throws MavenException if one cannot be had
     */
    List<Library> resolve(Request request, Watch watch);

    /** Who waits for the libraries. Called from several threads. */
    interface Watch {
        /** Takes a line about a download. */
        void say(String line);

        /** Whether nobody waits any more. */
        boolean isCancelled();
    }
}
