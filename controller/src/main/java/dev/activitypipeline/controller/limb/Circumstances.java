package dev.activitypipeline.controller.limb;

import java.util.Optional;

/**
 * What decides beside the plan how the objects of a pipeline are, because only a look at the cluster tells.
 *
 * @param driverRuns whether a driver is to run; that of a suspended pipeline does until it is drained
 * @param credentials a digest of all Secrets that a process reads at its start; empty where it reads none
 */
public record Circumstances(boolean driverRuns, Optional<String> credentials) {}
