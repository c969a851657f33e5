package dev.diatom.kernel.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/** The cells of this session, as they were written. Outputs are not kept. */
final class CellHistory {
    /** Jupyter numbers sessions; this one is the only one that is kept. */
    private static final int SESSION = 1;

    private record Entry(int cell, String source) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int cell, String source) {
        entries.add(new Entry(cell, source));
    }

    /** The entries that a front end asks for, in its own form. */
    synchronized Replies.History reply(HistoryRequest request) {
        var found = find(request);
        var tuples = new ArrayList<List<Object>>();
        for (var entry : found) {
            Object source = request.includeOutput() ? Arrays.asList(entry.source(), null) : entry.source();
            tuples.add(List.of(SESSION, entry.cell(), source));
        }
        return new Replies.History(tuples);
    }

    private List<Entry> find(HistoryRequest request) {
        if (request instanceof HistoryRequest.Range range) {
            boolean here = range.getSessionIndex() == 0 || range.getSessionIndex() == SESSION;
            int stop = range.getStop() <= 0 ? Integer.MAX_VALUE : range.getStop();
            return entries.stream()
                    .filter(e -> here && e.cell() >= range.getStart() && e.cell() < stop)
                    .toList();
        }
        if (request instanceof HistoryRequest.Search search) {
            var pattern = glob(search.getPattern());
            var matching = entries.stream()
                    .filter(e -> pattern.matcher(e.source()).matches())
                    .toList();
            return last(search.filterUnique() ? latestOfEach(matching) : matching, search.getMaxReturnLength());
        }
        return last(entries, ((HistoryRequest.Tail) request).getMaxReturnLength());
    }

    private static List<Entry> latestOfEach(List<Entry> entries) {
        var latest = new LinkedHashMap<String, Entry>();
        for (var entry : entries) {
            latest.remove(entry.source());
            latest.put(entry.source(), entry);
        }
        return List.copyOf(latest.values());
    }

    /** Asking for none means asking for all. */
    private static List<Entry> last(List<Entry> entries, int count) {
        return count <= 0 ? entries : entries.subList(Math.max(0, entries.size() - count), entries.size());
    }

    private static Pattern glob(String glob) {
        return Pattern.compile(
                glob.chars()
                        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }
}
