package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Http;
import dev.diatom.image.Fault;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A dataset of an IFCB Dashboard. */
record DatasetPlace(BinUrl.Dataset dataset, Http http) implements BinPlace {
    /** Fetches the list when the first bin is asked for. */
    @Override
    public Iterator<Bin> walk(Search search) {
        return new Iterator<>() {
            private @Nullable PackedIds ids;
            private int left;

            @Override
            public boolean hasNext() {
                ids();
                return left > 0;
            }

            @Override
            public Bin next() {
                var known = ids();
                if (left == 0) {
                    throw new NoSuchElementException("there are no more bins in " + dataset);
                }
                return Bin.closed(state(known.id(--left)));
            }

            private PackedIds ids() {
                var known = ids;
                if (known == null) {
                    known = DatasetList.of(dataset, search, http);
                    ids = known;
                    left = known.size();
                }
                return known;
            }
        };
    }

    @Override
    public long count(Search search) {
        return DatasetList.of(dataset, search, http).size();
    }

    /** Asks for the header of the bin in this dataset, and for no list. */
    @Override
    public @Nullable Bin find(Search search, BinId id) {
        if (!search.wants(id)) {
            return null;
        }
        try {
            var within = dataset.name().isEmpty()
                    ? dataset.bin(id.lid())
                    : location().resolve(dataset.name() + "/" + id.lid());
            return Bin.closed(RemoteFiles.find(within, http));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return null;
            }
            throw e;
        }
    }

    private BinState state(BinId id) {
        return BinState.of(new RemoteFiles(dataset.bin(id.lid()), http));
    }

    @Override
    public String advice() {
        return "Check the name; bins of other datasets are not found here";
    }

    @Override
    public void requireFolders(String rule) {
        throw new IllegalStateException(Fault.in(dataset.toString(), "a dataset on a server has no folders")
                .advice(rule + " is for data directories on disk; between and instrument work here, too")
                .toString());
    }

    @Override
    public Path path() {
        throw new IllegalStateException(Fault.in(dataset.toString(), "a dataset on a server has no path")
                .advice("location() tells where it is")
                .toString());
    }

    @Override
    public URI location() {
        return URI.create(dataset.toString());
    }

    @Override
    public String toString() {
        return dataset.toString();
    }
}
