package dev.activitypipeline.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Children of an earlier launcher that was killed before it could end them. */
final class Leftovers {
    /** The kernel tells a start in hundredths after boot, and the boot's own time moves a little as the clock is adjusted. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /**
     * Ends those of the remembered processes that still run: first by asking, after ten seconds by force.
     *
     * @return the names of the processes that were ended
     */
    static List<String> end(List<RunState.Started> remembered) throws InterruptedException {
        List<String> ended = new ArrayList<>();
        for (RunState.Started started : remembered) {
            Optional<ProcessHandle> process = ProcessHandle.of(started.pid()).filter(handle -> isSame(handle, started));
            if (process.isPresent()) {
                end(process.get());
                ended.add(started.name());
            }
        }
        return ended;
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** The number alone proves nothing, since the system gives it again: the start and the program have to agree, too. */
    static boolean isSame(ProcessHandle handle, RunState.Started started) {
        Optional<Instant> start = handle.info().startInstant();
        boolean sameStart = start.isPresent()
                && Duration.between(start.get(), started.at()).abs().compareTo(CLOCK_TOLERANCE) <= 0;
        boolean java = handle.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .filter(program -> program.equals("java"))
                .isPresent();
        return sameStart && java;
    }
}
