package dev.activitypipeline.stream.batch;

import dev.activitypipeline.stream.journal.JournalEntry;
import java.io.IOException;

/** Makes a decided batch visible in {@code events} and {@code rejected}; may be repeated without effect. */
public sealed interface Publication permits DeltaPublication, PlainPublication {
    void publish(JournalEntry entry) throws IOException;

    /** Leaves the tables quick to read for readers who come now. */
    void settle() throws IOException;
}
