package dev.activitypipeline.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A child that has to run until it is stopped, or until it is done: started again when it dies, unless that cannot help. */
final class SupervisedChild {
    /** What a main class says of its configuration: starting it again would say the same. */
    private static final int WRONG_USAGE = 2;

    private static final int WRONG_CONFIGURATION = 3;

    /** SIGTERM on a program without a handler of its own. */
    private static final int TERMINATED = 143;

    /** Where a child stands. */
    sealed interface State {
        record Running(ChildProcess process, long progressAtStart) implements State {}

        record Waiting(Instant until) implements State {}

        /** It was asked to end, and will be ended by force after {@code deadline}. */
        record Stopping(ChildProcess process, Instant deadline) implements State {}

        /** It ended by itself with exit code 0 and was meant to. */
        record Done() implements State {}

        /** It was asked to end; {@code inOrder} unless it was killed or failed on the way. */
        record Stopped(boolean inOrder) implements State {}

        /** It cannot run; {@code why} is what it said itself. */
        record Broken(String why) implements State {}
    }

    /** Starts the process; called again for each restart. */
    @FunctionalInterface
    interface Starter {
        ChildProcess start() throws IOException;
    }

    /**
     * What a process leaves behind of its work: a number that only grows, and grows when the work does. It is asked when no process runs, so it
     * comes from what is on disk: what a process said of itself would miss the work of one that dies too quickly to be asked.
     */
    @FunctionalInterface
    interface Progress {
        long soFar() throws IOException;
    }

    private final String name;
    private final Starter starter;
    private final Progress progress;
    private final boolean endsByItself;
    private final Consumer<String> announce;
    private final Backoff backoff = new Backoff();
    private State state;

    /**
     * @param endsByItself whether exit code 0 means that all is done, rather than that somebody ended it
     */
    SupervisedChild(String name, Starter starter, Progress progress, boolean endsByItself, Consumer<String> announce)
            throws IOException {
        this.name = name;
        this.starter = starter;
        this.progress = progress;
        this.endsByItself = endsByItself;
        this.announce = announce;
        this.state = running();
    }

    String name() {
        return name;
    }

    State state() {
        return state;
    }

    Optional<ChildProcess> process() {
        return state instanceof State.Running running ? Optional.of(running.process()) : Optional.empty();
    }

    boolean isDone() {
        return state instanceof State.Done;
    }

    /** Whether no process runs and none will. */
    boolean hasEnded() {
        return isDone() || state instanceof State.Stopped || state instanceof State.Broken;
    }

    /** Looks after the child once; call it often. */
    void check(Instant now) throws IOException {
        if (state instanceof State.Running running && !running.process().isAlive()) {
            state = afterExit(running, now);
        } else if (state instanceof State.Waiting waiting && !now.isBefore(waiting.until())) {
            state = running();
        } else if (state instanceof State.Stopping stopping) {
            state = whileStopping(stopping, now);
        }
    }

    private State afterExit(State.Running running, Instant now) throws IOException {
        ChildProcess process = running.process();
        int code = process.exitCode().orElseThrow();
        if (code == 0 && endsByItself) {
            return new State.Done();
        }
        Optional<String> error = process.firstError();
        if ((code == WRONG_USAGE || code == WRONG_CONFIGURATION) && error.isPresent()) {
            return new State.Broken(error.get());
        }
        if (progress.soFar() > running.progressAtStart()) {
            backoff.progressed();
        }
        Duration wait = backoff.afterFailure();
        if (backoff.isExhausted()) {
            return new State.Broken("failed " + backoff.failures() + " times without progress and last "
                    + process.describeExit() + " (log: " + process.log() + ")");
        }
        announce.accept(name + ": " + process.describeExit() + "; restarts in " + wait.toSeconds() + " s");
        return new State.Waiting(now.plus(wait));
    }

    /** Asks it to end for good; {@link #check} sees to the deadline. */
    void beginStop(Instant now, Duration patience) {
        if (state instanceof State.Running running) {
            running.process().askToStop();
            state = new State.Stopping(running.process(), now.plus(patience));
        } else if (state instanceof State.Waiting) {
            state = new State.Stopped(false);
        }
    }

    boolean hasStoppedInOrder() {
        return state instanceof State.Stopped stopped && stopped.inOrder();
    }

    /** Starts it again after a stop that went wrong. */
    void startAgain() throws IOException {
        state = running();
    }

    private State whileStopping(State.Stopping stopping, Instant now) {
        ChildProcess process = stopping.process();
        if (!process.isAlive()) {
            int code = process.exitCode().orElseThrow();
            boolean inOrder = code == 0 || code == TERMINATED;
            if (!inOrder) {
                announce.accept(name + ": " + process.describeExit() + " as it stopped (log: " + process.log() + ")");
            }
            return new State.Stopped(inOrder);
        }
        if (now.isBefore(stopping.deadline())) {
            return stopping;
        }
        announce.accept(name + ": did not stop in time and is ended by force");
        process.kill();
        return new State.Stopping(process, Instant.MAX);
    }

    private State running() throws IOException {
        long before = progress.soFar();
        return new State.Running(starter.start(), before);
    }
}
