package dev.activitypipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code make verify STORE=…}: the proof over a store that a run has left, with the run's own broker started again for it. Nothing else is started and
 * nothing is written but logs.
 *
 * <p>Exit codes: 0 clean, 1 findings, 2 it could not be done.
 */
public final class VerifyRunMain {
    private VerifyRunMain() {}

    public static void main(String[] words) throws InterruptedException {
        System.setProperty("log4j2.configurationFile", "log4j2-launcher.xml");
        Console console = Console.standard(System.getenv());
        int exitCode;
        try {
            if (words.length != 2) {
                throw RunRefused.beforeStart("usage: VerifyRunMain HOME STORE");
            }
            exitCode = verify(absolute(words[0]), absolute(words[1]), console);
        } catch (RunRefused refused) {
            refused.reasons().forEach(console::error);
            exitCode = 2;
        } catch (IOException failed) {
            console.error("the verification failed: " + failed);
            exitCode = 2;
        }
        System.exit(exitCode);
    }

    private static int verify(Path home, Path store, Console console)
            throws IOException, InterruptedException, RunRefused {
        if (!Files.exists(store.resolve("_identity.json"))) {
            throw RunRefused.beforeStart(store + " is not a store that a run has left; give its folder with STORE=");
        }
        try (RunFolder folder = RunFolder.open(store, volume -> volume)) {
            RunState state = RunState.load(folder.own("run.json"));
            try (ProcessLauncher launcher = new ProcessLauncher(folder, state)) {
                ClassPaths classPaths = new ClassPaths(home);
                Broker broker = new Broker(launcher, classPaths, folder, new Ports(state));
                broker.prepare();
                broker.awaitPort(broker.start());
                Optional<String> simulation = state.simulation().filter(parameters -> parameters.startsWith("seed="));
                Verification.Result result =
                        new Verification(launcher, classPaths, folder).run(broker.bootstrapServers(), simulation);
                console.announce(result.text().stripTrailing());
                return switch (result.verdict()) {
                    case CLEAN -> 0;
                    case FINDINGS -> 1;
                    case NOT_POSSIBLE -> 2;
                };
            }
        }
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
