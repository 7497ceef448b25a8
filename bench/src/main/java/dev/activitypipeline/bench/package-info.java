/**
 * {@code make bench}: what the product does on this machine, each figure beside its reference measured in the same run.
 *
 * <p>An {@link dev.activitypipeline.bench.Experiment} drives child JVMs on a {@link dev.activitypipeline.bench.Workbench} and returns {@link
 * dev.activitypipeline.bench.Figure}s; {@link dev.activitypipeline.bench.Report} writes them down.
 */
package dev.activitypipeline.bench;
