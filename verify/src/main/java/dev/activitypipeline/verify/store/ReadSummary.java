package dev.activitypipeline.verify.store;

import java.util.List;

/**
 * How a read went.
 *
 * @param rows rows that were shown
 * @param broken files that could not be read to their end; some of their rows may have been shown
 */
public record ReadSummary(long rows, List<BrokenFile> broken) {

    /** @throws TableUnreadable naming the first file that could not be read */
    public ReadSummary orThrow() {
        if (!broken.isEmpty()) {
            BrokenFile first = broken.get(0);
            throw new TableUnreadable(first.file().path() + ": " + first.reason(), null);
        }
        return this;
    }
}
