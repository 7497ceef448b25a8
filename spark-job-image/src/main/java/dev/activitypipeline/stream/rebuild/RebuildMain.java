package dev.activitypipeline.stream.rebuild;

import dev.activitypipeline.contract.settings.InvalidEnvironment;
import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.stream.StreamStopped;
import dev.activitypipeline.stream.delta.DeltaTables;
import dev.activitypipeline.stream.delta.TransactionLog;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.store.FolderTree;
import dev.activitypipeline.stream.store.StoreIdentity;
import dev.activitypipeline.stream.store.StoreLayout;
import dev.activitypipeline.stream.store.StoreLock;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * {@code make rebuild STORE=…}: finds the data files of a store that are missing or damaged, and makes their rows anew from the topic. With the
 * environment of the stream, while no driver holds the store. Exit codes: 0 the store is whole, 1 it is not, 2 wrong environment.
 */
public final class RebuildMain {
    private RebuildMain() {}

    public static void main(String[] arguments) {
        int exit = 0;
        try {
            rebuild(StreamSettings.fromEnvironment(System.getenv()));
        } catch (InvalidEnvironment invalid) {
            System.err.println("error: InvalidEnvironment: " + invalid.getMessage());
            exit = 2;
        } catch (IOException | IncompleteTopic | StreamStopped notRebuilt) {
            System.err.println("error: " + notRebuilt.getMessage());
            exit = 1;
        }
        System.exit(exit);
    }

    private static void rebuild(StreamSettings settings) throws IOException, IncompleteTopic {
        StoreLayout layout = new StoreLayout(settings.store().toAbsolutePath().normalize());
        StoreIdentity identity = StoreIdentity.read(layout);
        if (!identity.format().equals(StoreFormat.DELTA.name())) {
            throw new IOException(
                    "the store " + layout.root()
                            + " is plain files, which have no log that says what is missing; restore them from a backup of the volume");
        }
        try (StoreLock lock = StoreLock.acquire(
                layout, "rebuild (process " + ProcessHandle.current().pid() + ")")) {
            System.out.println("checking " + layout.root() + " while holding " + lock.file());
            DeltaTables tables = DeltaTables.open(
                    layout, identity.pipelineId() + ":" + identity.topicId(), new Configuration(false));
            TransactionLog events = tables.events();
            TransactionLog rejected = tables.rejected();
            daily(layout, tables.daily());
            TableFiles eventFiles = TableFiles.check(layout.events(), events);
            TableFiles rejectedFiles = TableFiles.check(layout.rejected(), rejected);
            say("events", eventFiles);
            say("rejected", rejectedFiles);
            if (eventFiles.damaged().isEmpty() && rejectedFiles.damaged().isEmpty()) {
                System.out.println("every file of events and rejected is whole");
                return;
            }
            BatchNumbers numbers = new BatchNumbers(new BatchJournal(layout.journal(identity.topicId())));
            Rebuild rebuild = new Rebuild(layout, numbers, eventFiles, rejectedFiles);
            new TopicReading(settings.kafka(), identity.topicId()).read(rebuild);
            rebuild.commit(events, rejected);
            System.out.println("rebuilt "
                    + (eventFiles.damaged().size() + rejectedFiles.damaged().size()) + " files, "
                    + rebuild.extent().rows() + " rows");
        }
    }

    private static void say(String table, TableFiles files) {
        files.damaged()
                .forEach(damaged -> System.out.println(
                        "damaged: " + table + "/" + damaged.file().path() + " " + damaged.fault()));
    }

    /** Derived from {@code events}: the stream sums it anew where there is none. */
    private static void daily(StoreLayout layout, TransactionLog log) throws IOException {
        TableFiles files = TableFiles.check(layout.daily(), log);
        say("daily", files);
        if (!files.damaged().isEmpty()) {
            FolderTree.delete(layout.daily());
            System.out.println("removed daily as a whole; the stream sums it anew from events when it runs again");
        }
    }
}
