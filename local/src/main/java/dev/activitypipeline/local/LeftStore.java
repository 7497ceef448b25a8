package dev.activitypipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A store that a run has left, with the run's own broker started again for it.
 *
 * @param bootstrapServers the broker
 */
record LeftStore(
        RunFolder folder, RunState state, ProcessLauncher launcher, ClassPaths classPaths, String bootstrapServers) {

    /** What is to be done with it. */
    @FunctionalInterface
    interface Work {
        /** @return the exit code */
        int on(LeftStore store, Console console) throws IOException, InterruptedException;
    }

    /**
     * Does the work while the broker runs.
     *
     * @param words the repository's root and the store
     * @return the work's exit code; 2 if it could not be done
     */
    static int open(String[] words, Work work) throws InterruptedException {
        System.setProperty("log4j2.configurationFile", "log4j2-launcher.xml");
        Console console = Console.standard(System.getenv());
        try {
            if (words.length != 2) {
                throw RunRefused.beforeStart("two arguments are needed: the repository's root, and the store");
            }
            return open(absolute(words[0]), absolute(words[1]), work, console);
        } catch (RunRefused refused) {
            refused.reasons().forEach(console::error);
        } catch (IOException failed) {
            console.error("it could not be done: " + failed);
        }
        return 2;
    }

    private static int open(Path home, Path store, Work work, Console console)
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
                return work.on(new LeftStore(folder, state, launcher, classPaths, broker.bootstrapServers()), console);
            }
        }
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
