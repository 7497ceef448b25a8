package dev.activitypipeline.stream.daily;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Where {@code daily} is kept, and the events that it is made of. */
sealed interface DailyTable permits DeltaDaily, PlainDaily {
    /** The files of {@code events}, absolute, that hold rows of these dates. */
    List<String> eventFiles(Set<String> dates) throws IOException;

    /** Every date that {@code events} has. */
    Set<String> allDates() throws IOException;

    /** The newest batch whose dates are rewritten; -1 before the first. */
    long refreshedUpTo() throws IOException;

    /** Replaces these dates and no other, and remembers the batch. */
    void replaceDates(List<DateFile> dates, long upToBatch) throws IOException;
}
