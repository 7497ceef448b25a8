package dev.activitypipeline.stream;

import java.nio.file.Path;
import java.util.Map;

/** Why the stream cannot go on. The reason is stable and documented; the message says what is wrong, why it matters, and what to do. */
public sealed interface StreamProblem {

    /** One CamelCase word. */
    default String reason() {
        return getClass().getSimpleName();
    }

    String message();

    /** Whether a restart may help by itself. Otherwise somebody has to decide something. */
    default boolean mayPass() {
        return false;
    }

    record StoreInUse(Path store, String owner) implements StreamProblem {
        @Override
        public String message() {
            return "the store " + store + " is owned by " + owner
                    + "; two drivers on one store would race for each batch."
                    + " Stop the other one, or give this pipeline another store";
        }
    }

    record StoreOfAnotherPipeline(Path store, String field, String found, String expected) implements StreamProblem {
        @Override
        public String message() {
            return "the store " + store + " was filled by " + field + " \"" + found + "\", this is \"" + expected
                    + "\"; mixing them would break the proof of both. Use another store path, or that pipeline's own manifest";
        }
    }

    record TopicRecreated(String topic, String recorded, String found) implements StreamProblem {
        @Override
        public String message() {
            return "topic \"" + topic + "\" has id " + found + ", but the store was filled from id " + recorded
                    + ": the topic was deleted and created again, so the stored offsets mean nothing in it. Nothing was read."
                    + " Set stream.onTopicRecreated: RestartFromEarliest to keep the stored rows and read the new topic from its beginning";
        }
    }

    record DataLost(String topic, Map<Integer, String> ranges) implements StreamProblem {
        @Override
        public String message() {
            return "topic \"" + topic + "\" no longer holds offsets that were not read yet (partition=from..to): "
                    + ranges
                    + "; its retention removed them. Set stream.onDataLoss: Continue to record the loss and go on, and raise retention.ms";
        }
    }

    record CheckpointDamaged(Path file, String fault) implements StreamProblem {
        @Override
        public String message() {
            return "the checkpoint file " + file + " " + fault
                    + "; Spark would start over or skip a batch. Nothing was read."
                    + " `make repair STORE=<store>` rebuilds the checkpoint from the store's own journal";
        }
    }

    record JournalDamaged(Path file, String fault) implements StreamProblem {
        @Override
        public String message() {
            return "the journal entry " + file + " " + fault
                    + "; without it the last batch cannot be told from a new one."
                    + " Restore the file from a backup of the volume";
        }
    }

    record Fenced(String what) implements StreamProblem {
        @Override
        public String message() {
            return what
                    + " was already published by another driver; this one lost its turn and stops without having changed anything."
                    + " One driver goes on; nothing is to be done unless this repeats";
        }
    }

    record StorageFull(Path store, String cause) implements StreamProblem {
        @Override
        public String message() {
            return "the volume of " + store + " is full (" + cause
                    + "); the running batch was not committed and will be repeated." + " Free space or grow the volume";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    record KafkaUnavailable(String operation, String cause) implements StreamProblem {
        @Override
        public String message() {
            return "Kafka did not answer: " + operation + " failed with " + cause
                    + "; the stream goes on where it stopped once it does";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    record StreamFailed(String cause) implements StreamProblem {
        @Override
        public String message() {
            return "the query failed: " + cause
                    + ". The batch was not committed and is repeated after a restart; the log has the stack trace";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }
}
