package dev.activitypipeline.bench.controller;

import dev.activitypipeline.bench.controller.Readings.Starts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the controller over and over, plain and with an archive of its classes, beside a process that only lists pipelines. */
record StartPhase(Setup setup, ApiServer api) {
    private static final int ROUNDS = 5;

    Starts look() throws Exception {
        Path archive = setup.folder().resolve("controller.jsa");
        startAndStop("archiving", "-XX:ArchiveClassesAtExit=" + archive);
        List<Double> plain = new ArrayList<>();
        List<Double> archived = new ArrayList<>();
        List<Double> listing = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            plain.add(startAndStop("plain-" + round));
            archived.add(startAndStop("archived-" + round, "-XX:SharedArchiveFile=" + archive));
            listing.add(list("listing-" + round));
        }
        return new Starts(plain, archived, listing);
    }

    private double startAndStop(String name, String... jvmArguments) throws Exception {
        try (ControllerProcess controller = ControllerProcess.start(setup, api, name, jvmArguments)) {
            return controller.startSeconds();
        }
    }

    private double list(String name) throws Exception {
        long begin = System.nanoTime();
        Process process = setup.java(
                        name,
                        ControllerProcess.JVM_ARGUMENTS,
                        System.getProperty("java.class.path"),
                        api,
                        List.of(ListOnceMain.class.getName()))
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the listing failed; see " + name + ".log in " + setup.folder());
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
