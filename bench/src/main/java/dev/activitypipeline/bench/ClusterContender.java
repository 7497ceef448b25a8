package dev.activitypipeline.bench;

/** A way to get from nothing on a cluster to events in a store. */
interface ClusterContender {
    /** What it calls its pipelines. */
    String name();

    /** Goes that way under this name, and waits for the first event. */
    FirstEvent firstEvent(String name) throws Exception;

    /** Removes all of it that is there, and waits until it is gone: the next one has the processors to itself. */
    void remove(String name) throws Exception;
}
