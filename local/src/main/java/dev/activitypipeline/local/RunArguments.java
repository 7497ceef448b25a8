package dev.activitypipeline.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param manifest the file with one ActivityPipeline
 * @param events sequence numbers to send in this run, over all producers and on top of what they sent before; 0 runs until Ctrl-C
 * @param store where the tables go; absent means {@code run/<name of the pipeline>}
 * @param home the repository's root, under which the modules' {@code target} folders are
 * @param files the folder that stands for the volume claim of a {@code files} source; absent means {@code data/<claim>}
 * @param clean whether to empty the store before the start
 */
record RunArguments(Path manifest, long events, Optional<Path> store, Path home, Optional<Path> files, boolean clean) {

    static final String USAGE = "usage: RunMain --pipeline FILE [--events N] [--store FOLDER] [--files FOLDER]"
            + " [--home FOLDER] [--clean]";

    /** @throws RunRefused naming every argument at fault */
    static RunArguments parse(String... arguments) throws RunRefused {
        Optional<Path> manifest = Optional.empty();
        long events = 0;
        Optional<Path> store = Optional.empty();
        Path home = Path.of("");
        Optional<Path> files = Optional.empty();
        boolean clean = false;
        List<String> faults = new ArrayList<>();
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--pipeline" -> manifest = value(word, words, faults).map(Path::of);
                case "--events" ->
                    events = value(word, words, faults)
                            .map(text -> count(word, text, faults))
                            .orElse(0L);
                case "--store" -> store = value(word, words, faults).map(Path::of);
                case "--home" -> home = value(word, words, faults).map(Path::of).orElse(home);
                case "--files" -> files = value(word, words, faults).map(Path::of);
                case "--clean" -> clean = true;
                default -> faults.add("unknown argument \"" + word + "\"; " + USAGE);
            }
        }
        if (manifest.isEmpty() && faults.isEmpty()) {
            faults.add("no manifest is given; " + USAGE);
        }
        if (!faults.isEmpty()) {
            throw RunRefused.beforeStart(faults);
        }
        return new RunArguments(
                manifest.orElseThrow(),
                events,
                store.map(RunArguments::absolute),
                absolute(home),
                files.map(RunArguments::absolute),
                clean);
    }

    /** The store's folder for a pipeline of this name. */
    Path storeOf(String pipelineName) {
        return store.orElseGet(() -> absolute(Path.of("run", pipelineName)));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Optional<String> value(String name, Iterator<String> words, List<String> faults) {
        if (!words.hasNext()) {
            faults.add(name + " needs a value; " + USAGE);
            return Optional.empty();
        }
        return Optional.of(words.next());
    }

    private static long count(String name, String text, List<String> faults) {
        try {
            long count = Long.parseLong(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        faults.add(name + " must be a whole number, 0 or more, got \"" + text + "\"");
        return 0;
    }
}
