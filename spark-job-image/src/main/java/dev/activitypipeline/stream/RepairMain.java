package dev.activitypipeline.stream;

import dev.activitypipeline.stream.checkpoint.CheckpointFromJournal;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.store.StoreIdentity;
import dev.activitypipeline.stream.store.StoreLayout;
import dev.activitypipeline.stream.store.StoreLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code make repair STORE=…}: rebuilds a damaged checkpoint of a store that no driver holds. Exit codes: 0 repaired, 1 not, 2 wrong use. */
public final class RepairMain {
    private RepairMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: RepairMain STORE");
            System.exit(2);
        }
        StoreLayout layout =
                new StoreLayout(Path.of(arguments[0]).toAbsolutePath().normalize());
        try (StoreLock lock = StoreLock.acquire(
                layout, "repair (process " + ProcessHandle.current().pid() + ")")) {
            StoreIdentity identity = StoreIdentity.read(layout);
            BatchJournal journal = new BatchJournal(layout.journal(identity.topicId()));
            Optional<Path> aside =
                    new CheckpointFromJournal(layout.checkpoint(identity.topicId()), identity.topic(), journal).write();
            System.out.println("repaired " + layout.checkpoint(identity.topicId()) + " up to batch "
                    + journal.batches().get(journal.batches().size() - 1) + " while holding " + lock.file()
                    + aside.map(old -> "; the damaged checkpoint is now " + old).orElse(""));
        } catch (IOException | StreamStopped | IllegalStateException notRepaired) {
            System.err.println("error: " + notRepaired.getMessage());
            System.exit(1);
        }
    }
}
