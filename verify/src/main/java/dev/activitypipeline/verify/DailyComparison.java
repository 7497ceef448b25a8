package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.PlainTable;
import dev.activitypipeline.verify.store.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares {@code daily} with the events of all lives of the topic, where it is as new as they are. */
final class DailyComparison {
    private final boolean strict;
    final Findings findings = new Findings();
    final List<String> notes = new ArrayList<>();
    /** Rows of {@code daily} that were compared; -1 if they were not. */
    long rows = -1;

    /** @param strict whether a table that lags behind is a finding */
    DailyComparison(boolean strict) {
        this.strict = strict;
    }

    /** @param newestEvents the newest batch that any of the events is of; -1 if there are none */
    DailyComparison compare(Optional<DailySnapshot> daily, Optional<TableReader> events, long newestEvents) {
        if (daily.isEmpty() || events.isEmpty()) {
            if (strict && newestEvents >= 0) {
                findings.add(FindingKind.DAILY_BEHIND, Where.table("daily"), "there is no such table yet");
            }
        } else if (daily.get().upToBatch() < newestEvents) {
            behind("daily holds batches to " + daily.get().upToBatch() + ", events to " + newestEvents);
        } else {
            compare(daily.get(), events.get());
        }
        return this;
    }

    /** The reader of plain files opens a small file in half the time that Kernel takes, and that both see the same rows is proved elsewhere. */
    private void compare(DailySnapshot daily, TableReader events) {
        Findings differences = new Findings();
        DailyCheck check = new DailyCheck(PlainTable.of(events.table(), events.files()), daily.table(), differences);
        check.run();
        if (daily.isOvertaken()) {
            behind("daily was written anew while it was read");
        } else {
            findings.merge(differences);
            rows = check.rows();
        }
    }

    private void behind(String reason) {
        if (strict) {
            findings.add(FindingKind.DAILY_BEHIND, Where.table("daily"), reason);
        } else {
            notes.add(reason + ": it was not compared");
        }
    }
}
