package dev.diatom.ifcb;

import dev.diatom.image.Cancellation;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A folder with bins in it and below. */
record FolderPlace(Path path) implements BinPlace {
    @Override
    public Iterator<Bin> walk(Search search) {
        return new DirectoryWalk(path, search);
    }

    @Override
    public long count(Search search) {
        long count = 0;
        for (var bins = walk(search); bins.hasNext(); bins.next()) {
            Cancellation.check();
            count++;
        }
        return count;
    }

    @Override
    public @Nullable Bin find(Search search, BinId id) {
        var walk = walk(search.only(id.lid()));
        return walk.hasNext() ? walk.next() : null;
    }

    @Override
    public String advice() {
        return "It is looked for where folders are named after it; include, everyFolder and withIncomplete look further";
    }

    @Override
    public void requireFolders(String rule) {}

    @Override
    public URI location() {
        return path.toUri();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
