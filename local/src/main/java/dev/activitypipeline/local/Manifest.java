package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.plan.BigQueryPlan;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The manifest that the user gave, read and judged exactly as the controller does. */
final class Manifest {
    private static final int MOST_PORT = 65_535;

    private Manifest() {}

    /** @throws RunRefused with all that is wrong with the manifest, or with what it needs on this machine */
    static RunPlan plan(RunArguments arguments) throws RunRefused {
        Planning planning = PipelinePlanner.plan(ManifestReader.read(arguments.manifest()));
        if (planning instanceof Planning.Rejected rejected) {
            throw RunRefused.beforeStart(
                    rejected.violations().stream().map(SpecViolation::message).toList());
        }
        PipelinePlan plan = ((Planning.Planned) planning).plan();
        if (plan.suspended()) {
            throw RunRefused.beforeStart(
                    "spec.suspend is true in " + arguments.manifest() + ", so nothing is to run; set it to false");
        }
        mustHavePortsForAll(plan);
        return new RunPlan(plan, files(plan, arguments), notes(plan));
    }

    /** In a cluster every producer has an address of its own, and the same port at it. */
    private static void mustHavePortsForAll(PipelinePlan plan) throws RunRefused {
        if (plan.producer().source() instanceof ProducerSource.Http http) {
            int last = http.port() + plan.producer().replicas() - 1;
            if (last > MOST_PORT) {
                throw RunRefused.beforeStart(
                        "spec.producer.source.http.port: must leave room for a port of each of the "
                                + plan.producer().replicas() + " producers on this machine, got " + http.port()
                                + ", so that the last one would need " + last);
            }
        }
    }

    /** The folder that stands for the claim of a files source. */
    private static Optional<Path> files(PipelinePlan plan, RunArguments arguments) throws RunRefused {
        if (!(plan.producer().source() instanceof ProducerSource.Files files)) {
            return Optional.empty();
        }
        String claim = plan.producer().claim().orElseThrow();
        Path folder = arguments
                .files()
                .orElseGet(() -> Path.of("data", claim).toAbsolutePath().normalize());
        Path events = folder.resolve(files.directory()).normalize();
        if (!Files.isDirectory(events)) {
            throw RunRefused.beforeStart(
                    "the volume claim \"" + claim + "\" cannot be mounted on this machine, and the folder " + events
                            + " that stands for it does not exist; give the folder with --files (make run FILES=<folder>)");
        }
        return Optional.of(folder);
    }

    private static List<String> notes(PipelinePlan plan) {
        List<String> notes = new ArrayList<>();
        if (plan.topic().replicas() > 1) {
            notes.add(
                    "the topic has 1 copy instead of " + plan.topic().replicas() + ", since there is one broker here");
        }
        if (plan.kafka().tls().isPresent() || plan.kafka().authentication().isPresent()) {
            notes.add(
                    "the broker of this run is open to this machine alone; spec.kafka's encryption and log-in are not used");
        }
        if (plan.store().bigQuery().filter(BigQueryPlan::hasCredentials).isPresent()) {
            notes.add("BigQuery is written to with your own credentials here (gcloud auth application-default login);"
                    + " spec.store.bigQuery.credentials are of a cluster");
        }
        if (plan.stream().executors() > 0) {
            notes.add("the " + plan.stream().executors() + " executors are threads of one process here");
        }
        return notes;
    }
}
