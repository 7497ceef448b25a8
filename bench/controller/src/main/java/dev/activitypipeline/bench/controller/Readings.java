package dev.activitypipeline.bench.controller;

import java.util.List;

/**
 * What was seen of a controller. Times are in seconds, memory in MiB.
 *
 * @param starts of its process
 * @param idle with no pipeline
 * @param births of pipelines that are alone
 * @param wave of many pipelines at once
 * @param idleAmongMany with all of these
 * @param birthsAmongMany of further ones
 * @param deletion from the first request until the last of all of them is gone
 * @param references what the API server and others do
 */
public record Readings(
        Starts starts,
        Idle idle,
        Births births,
        Wave wave,
        Idle idleAmongMany,
        Births birthsAmongMany,
        double deletion,
        References references) {

    /**
     * From the start of a process until it was ready.
     *
     * @param parsed the controller without the archive of its classes
     * @param archived the same as its image has it, with that archive
     * @param listing from the start to the end of a process that lists all pipelines once, with the same client
     */
    public record Starts(List<Double> parsed, List<Double> archived, List<Double> listing) {}

    /**
     * Nothing changes.
     *
     * @param looks at a pipeline
     * @param writes requests by which something was to change
     */
    public record Idle(double seconds, double cpu, double looks, double writes, double resident) {}

    /**
     * One after the other; each from the request until it was seen by a watch.
     *
     * @param status the pipeline's own
     * @param driver the StatefulSet of its driver
     */
    public record Births(List<Double> status, List<Double> driver) {}

    /**
     * @param pipelines how many
     * @param settled from the first request until the last of them says that nothing is left to do
     * @param cpu of the controller until then
     * @param looks at a pipeline until then
     * @param writes requests by which something was to change, but for those that made the pipelines themselves
     */
    public record Wave(int pipelines, double settled, double cpu, double looks, double writes) {}

    /**
     * @param pipelines whose objects a client applied, knowing beforehand what they are, with a status for each
     * @param applied how long it took
     * @param objects of one pipeline
     * @param roundTrips each from the request for an object until a watch saw it
     * @param submits each the time of a {@code spark-submit} that makes a driver and does not wait for it
     */
    public record References(
            int pipelines, double applied, double objects, List<Double> roundTrips, List<Double> submits) {}
}
