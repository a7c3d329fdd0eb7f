package io.doudi.decision;

import io.doudi.decision.record.Entry;
import io.doudi.decision.record.Search;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** All decisions on record that match, the latest first, read page by page. */
final class FoundLines implements Lines<Entry> {

    private static final int PAGE = 100;

    private final DecisionArchive archive;
    private final Deque<Entry> read = new ArrayDeque<>();
    private Search rest;

    FoundLines(DecisionArchive archive, Search search) {
        this.archive = archive;
        this.rest = search;
    }

    @Override
    public Entry next() {
        if (read.isEmpty() && rest != null) {
            List<Entry> page = archive.search(rest, PAGE);
            read.addAll(page);
            rest = page.size() < PAGE ? null : rest.after(page.get(PAGE - 1).id());
        }
        return read.poll();
    }

    @Override
    public boolean isReady() {
        return true;
    }
}
