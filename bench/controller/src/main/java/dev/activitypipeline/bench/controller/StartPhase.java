package dev.activitypipeline.bench.controller;

import dev.activitypipeline.bench.controller.ControllerProcess.Classes;
import dev.activitypipeline.bench.controller.Readings.Starts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the controller over and over, plain and with an archive of its classes, beside a process that only lists pipelines. */
record StartPhase(Setup setup, ApiServer api) {
    private static final int ROUNDS = 5;

    Starts look() throws Exception {
        ControllerProcess.archiveClasses(setup, api);
        List<Double> parsed = new ArrayList<>();
        List<Double> archived = new ArrayList<>();
        List<Double> listing = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            parsed.add(startAndStop("parsed-" + round, Classes.PARSED));
            archived.add(startAndStop("archived-" + round, Classes.ARCHIVED));
            listing.add(list("listing-" + round));
        }
        return new Starts(parsed, archived, listing);
    }

    private double startAndStop(String name, Classes classes) throws Exception {
        try (ControllerProcess controller = ControllerProcess.start(setup, api, name, classes, Map.of())) {
            return controller.startSeconds();
        }
    }

    private double list(String name) throws Exception {
        long begin = System.nanoTime();
        Process process = setup.java(
                        name,
                        ControllerProcess.jvmArguments(setup),
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
