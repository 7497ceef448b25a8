package dev.activitypipeline.bench.controller;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.bench.controller.Readings.Births;
import dev.activitypipeline.bench.controller.Readings.Idle;
import dev.activitypipeline.bench.controller.Readings.Starts;
import dev.activitypipeline.bench.controller.Readings.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at the controller with no pipeline, then with many, and writes {@link Readings} as JSON. Its arguments are those of {@link Setup}. */
public final class ControllerBenchMain {
    private static final int BIRTHS = 100;
    /** The JVM compiles in these. */
    private static final int BIRTHS_DROPPED = 20;

    private static final int SETTLE_SECONDS = 15;

    private final Setup setup;
    private final ApiServer api;
    private final Pipelines pipelines;

    private ControllerBenchMain(Setup setup, ApiServer api) {
        this.setup = setup;
        this.api = api;
        this.pipelines = new Pipelines(api.client());
    }

    public static void main(String[] words) throws Exception {
        Setup setup = Setup.of(words);
        try (ApiServer api = new ApiServer(setup)) {
            Readings readings = new ControllerBenchMain(setup, api).look();
            new ObjectMapper().writeValue(setup.readings().toFile(), readings);
        }
        System.exit(0);
    }

    private Readings look() throws Exception {
        Starts starts = new StartPhase(setup, api).look();
        say("looks at it with " + setup.pipelines() + " pipelines");
        BareClient bare = new BareClient(setup, api);
        Births births;
        Idle idle;
        Wave wave;
        Idle idleAmongMany;
        Births birthsAmongMany;
        double deletion;
        try (Fulfilment fulfilment = new Fulfilment(api.client());
                ControllerProcess controller =
                        ControllerProcess.start(setup, api, "controller", ControllerProcess.Classes.ARCHIVED)) {
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
            bare.remember(setup.pipelines());
            deletion = pipelines.deleteAll();
            say("deletion: " + deletion + "; fulfilled: " + fulfilment.fulfilled());
        }
        return new Readings(starts, idle, births, wave, idleAmongMany, birthsAmongMany, deletion, bare.references());
    }

    private Wave wave(ControllerProcess controller) throws Exception {
        double cpu = controller.cpuSeconds();
        double looks = controller.looks();
        double writes = api.writes();
        double settled = pipelines.createAndSettle(setup.pipelines());
        return new Wave(
                setup.pipelines(),
                settled,
                controller.cpuSeconds() - cpu,
                controller.looks() - looks,
                api.writes() - writes - setup.pipelines());
    }

    private Idle idle(ControllerProcess controller) throws Exception {
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        double writes = api.writes();
        double looks = controller.looks();
        double cpu = controller.cpuSeconds();
        TimeUnit.SECONDS.sleep(setup.idleSeconds());
        return new Idle(
                setup.idleSeconds(),
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
