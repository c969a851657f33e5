package dev.diatom.ifcb;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Where the bins of a data directory are. */
sealed interface BinPlace permits FolderPlace, DatasetPlace {
    /** The bins that are searched for, newest first. */
    Iterator<Bin> walk(Search search);

    /** How many there are; which costs another walk. */
    long count(Search search);

    /** The bin of a name, if it is one of those that are searched for. */
    @Nullable
    Bin find(Search search, BinId id);

    /** What to do about a bin that is not found, as a sentence without its full stop. */
    String advice();

    /** Refuses a rule about folders where there are none. */
    void requireFolders(String rule);

    Path path();

    URI location();

    /** As messages name it. */
    @Override
    String toString();
}
