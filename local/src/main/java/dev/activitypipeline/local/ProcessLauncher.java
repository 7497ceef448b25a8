package dev.activitypipeline.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Starts child JVMs on the launcher's own Java, remembers them for the next run, and ends every one of them in the end. */
final class ProcessLauncher implements AutoCloseable {
    /**
     * Ctrl-C reaches every process of the terminal's group, and so would a hang-up: a broker that stops at once could not serve the drain. What
     * is ignored before {@code exec} stays ignored in the JVM, and the child's process id is the JVM's.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    /** Nothing else of the user's environment can change what a child does. */
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_TOOL_OPTIONS");

    private final RunFolder folder;
    private final RunState state;
    private final ConcurrentLinkedQueue<ChildProcess> children = new ConcurrentLinkedQueue<>();

    ProcessLauncher(RunFolder folder, RunState state) {
        this.folder = folder;
        this.state = state;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    ChildProcess start(ChildCommand command) throws IOException {
        Path log = folder.log(command.name());
        Files.createDirectories(log.getParent());
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder builder = new ProcessBuilder(words(command))
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().putAll(command.environment());
        ChildProcess child = new ChildProcess(command.name(), builder.start(), log, logStart);
        children.add(child);
        state.rememberProcess(new RunState.Started(command.name(), child.pid(), child.startedAt()));
        return child;
    }

    /** Starts a child that ends by itself and waits for it. */
    ChildProcess run(ChildCommand command) throws IOException, InterruptedException {
        ChildProcess child = start(command);
        child.awaitExit();
        return child;
    }

    /** Ends all children at once; safe to call from any thread and more than once. */
    void killAll() {
        children.forEach(ChildProcess::kill);
    }

    @Override
    public void close() throws IOException {
        killAll();
        state.forgetProcesses();
    }

    private static List<String> words(ChildCommand command) {
        List<String> words = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        words.add(java().toString());
        words.addAll(command.jvmArguments());
        words.addAll(List.of("-cp", command.classPath(), command.mainClass()));
        words.addAll(command.arguments());
        return words;
    }
}
