package dev.activitypipeline.bench.controller;

import dev.activitypipeline.bench.controller.ControllerProcess.Classes;
import dev.activitypipeline.bench.controller.Readings.Births;
import dev.activitypipeline.bench.controller.Readings.Idle;
import dev.activitypipeline.bench.controller.Readings.Starts;
import dev.activitypipeline.bench.controller.Readings.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the controller with no pipeline, then with many, and writes {@link Readings} as JSON. Arguments: those of {@link Setup}; how many pipelines; how many seconds to look at a controller
 * that has nothing to do; the class path of a Spark that talks to Kubernetes.
 */
public final class ControllerBenchMain {
    private static final int BIRTHS = 100;
    /** The JVM compiles in these. */
    private static final int BIRTHS_DROPPED = 20;

    private static final int SETTLE_SECONDS = 15;

    private final Setup setup;
    private final ApiServer api;
    private final int many;
    private final int idleSeconds;
    private final String spark;
    private final Pipelines pipelines;

    private ControllerBenchMain(Setup setup, ApiServer api, int many, int idleSeconds, String spark) {
        this.setup = setup;
        this.api = api;
        this.many = many;
        this.idleSeconds = idleSeconds;
        this.spark = spark;
        this.pipelines = new Pipelines(api);
    }

    public static void main(String[] words) throws Exception {
        Setup setup = Setup.of(words);
        try (ApiServer api = new ApiServer(setup)) {
            setup.write(new ControllerBenchMain(
                            setup,
                            api,
                            Integer.parseInt(words[Setup.WORDS]),
                            Integer.parseInt(words[Setup.WORDS + 1]),
                            words[Setup.WORDS + 2])
                    .look());
        }
        System.exit(0);
    }

    private Readings look() throws Exception {
        Starts starts = new StartPhase(setup, api).look();
        say("looks at it with " + many + " pipelines");
        BareClient bare = new BareClient(setup, api, spark);
        Births births;
        Idle idle;
        Wave wave;
        Idle idleAmongMany;
        Births birthsAmongMany;
        double deletion;
        try (Fulfilment fulfilment = new Fulfilment(api.client());
                ControllerProcess controller =
                        ControllerProcess.start(setup, api, "controller", Classes.ARCHIVED, Map.of())) {
            births(BIRTHS_DROPPED);
            births = births(BIRTHS);
            pipelines.deleteAll();
            idle = idle(controller);
            say("idle: " + idle);
            wave = wave(controller);
            say("wave: " + wave);
            idleAmongMany = idle(controller);
            say("idle among many: " + idleAmongMany);
            birthsAmongMany = births(BIRTHS);
            bare.remember(many);
            deletion = pipelines.deleteAll();
            say("deletion: " + deletion + "; fulfilled: " + fulfilment.fulfilled());
        }
        return new Readings(starts, idle, births, wave, idleAmongMany, birthsAmongMany, deletion, bare.references());
    }

    private Wave wave(ControllerProcess controller) throws Exception {
        double cpu = controller.cpuSeconds();
        double looks = controller.looks();
        double writes = api.writes();
        double settled = pipelines.createAndSettle(many);
        return new Wave(
                many, settled, controller.cpuSeconds() - cpu, controller.looks() - looks, api.writes() - writes - many);
    }

    private Idle idle(ControllerProcess controller) throws Exception {
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        double writes = api.writes();
        double looks = controller.looks();
        double cpu = controller.cpuSeconds();
        TimeUnit.SECONDS.sleep(idleSeconds);
        return new Idle(
                idleSeconds,
                controller.cpuSeconds() - cpu,
                controller.looks() - looks,
                api.writes() - writes,
                controller.residentMebibytes());
    }

    private Births births(int count) throws InterruptedException {
        List<Double> status = new ArrayList<>();
        List<Double> driver = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pipelines.Birth birth = pipelines.createOne();
            status.add(birth.status());
            driver.add(birth.driver());
        }
        return new Births(status, driver);
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
