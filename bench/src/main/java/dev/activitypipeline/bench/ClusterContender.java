package dev.activitypipeline.bench;

/** A way to get from nothing on a cluster to events in a store. */
interface ClusterContender {
    /** Does it under this name, and waits for the first event. */
    FirstEvent begin(String name) throws Exception;

    /** Removes all of it, and waits until it is gone: the next one has the processors to itself. */
    void remove(String name) throws Exception;
}
