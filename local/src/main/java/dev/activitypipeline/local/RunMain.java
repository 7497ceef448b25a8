package dev.activitypipeline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Runs a whole pipeline on this machine.
 *
 * <p>Exit codes: 0 all is stored and proved; 1 something failed or the proof found something; 2 nothing was started; 130 ended by a second Ctrl-C.
 */
public final class RunMain {
    private static final int SPARKS_JAVA = 17;

    private RunMain() {}

    public static void main(String[] words) throws InterruptedException {
        Instant start = Instant.now();
        // Named, since other jars of the class path may bring a configuration of their own.
        System.setProperty("log4j2.configurationFile", "log4j2-launcher.xml");
        Console console = Console.standard(System.getenv());
        int exitCode;
        try {
            exitCode = run(RunArguments.parse(words), console, start);
        } catch (RunRefused refused) {
            refused.reasons().forEach(console::error);
            exitCode = refused.exitCode();
        } catch (IOException | ExecutionException failed) {
            console.error("the run failed: " + (failed.getCause() == null ? failed : failed.getCause()));
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static int run(RunArguments arguments, Console console, Instant start)
            throws RunRefused, IOException, InterruptedException, ExecutionException {
        RunPlan plan = Manifest.plan(arguments);
        preflight(arguments, plan);
        try (RunFolder folder = RunFolder.open(arguments.storeOf(plan.name()), plan::storeUnder)) {
            endLeftovers(folder, console);
            if (arguments.clean()) {
                folder.clean();
            }
            RunState state = RunState.load(folder.own("run.json"));
            mustBeOurs(folder, state, plan);
            state.begin(plan.name());
            LogFolder.rotate(folder.own("logs"));
            console.announce("pipeline " + plan.name() + " from " + arguments.manifest() + ", store " + folder.store());
            plan.notes().forEach(note -> console.announce("note: " + note));
            try (ProcessLauncher launcher = new ProcessLauncher(folder, state)) {
                StopSignal stop = StopSignal.install(launcher::killAll);
                return new Run(arguments, plan, folder, state, launcher, console, stop, start).execute();
            }
        }
    }

    private static void preflight(RunArguments arguments, RunPlan plan) throws RunRefused {
        List<String> faults = new ArrayList<>();
        int java = Runtime.version().feature();
        if (java != SPARKS_JAVA) {
            faults.add("this is Java " + java + " (" + System.getProperty("java.home")
                    + "), and Spark 3.5 runs on Java 17; set JAVA_HOME to a JDK 17");
        }
        faults.addAll(new ClassPaths(arguments.home()).missing(plan.programs()));
        if (!faults.isEmpty()) {
            throw RunRefused.beforeStart(faults);
        }
    }

    private static void endLeftovers(RunFolder folder, Console console) throws RunRefused, InterruptedException {
        Path file = folder.own("run.json");
        List<String> ended = Leftovers.end(RunState.load(file).processes());
        if (!ended.isEmpty()) {
            console.announce("ended what an earlier run left behind: " + String.join(", ", ended));
        }
    }

    private static void mustBeOurs(RunFolder folder, RunState state, RunPlan plan) throws RunRefused {
        Optional<StoreOwner> owner = StoreOwner.of(folder.store());
        if (owner.isPresent()) {
            owner.get().mustBe(folder.store(), state, plan.name(), plan.topic());
        } else if (!state.isNew() && !state.pipelineName().equals(plan.name())) {
            throw RunRefused.beforeStart(
                    "the store " + folder.store() + " belongs to pipeline \"" + state.pipelineName()
                            + "\", the manifest is of \"" + plan.name()
                            + "\"; give this run its own --store, or begin anew with --clean");
        }
    }
}
