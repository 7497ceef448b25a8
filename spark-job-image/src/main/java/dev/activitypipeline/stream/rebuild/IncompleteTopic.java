package dev.activitypipeline.stream.rebuild;

/** The topic no longer holds all records whose rows are to be made anew. */
final class IncompleteTopic extends Exception {
    IncompleteTopic(String table, long lost, long found) {
        super(
                "the damaged files of " + table + " held " + lost + " rows, and the topic gives " + found
                        + " of them; its retention may have removed the others. Nothing was changed: restore the files from a backup of the volume");
    }
}
