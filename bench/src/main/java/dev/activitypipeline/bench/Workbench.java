package dev.activitypipeline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What the experiments share: a folder, one broker, and the child JVMs, all of which end with it. */
final class Workbench implements AutoCloseable {
    private final BenchArguments arguments;
    private final Programs programs;
    private final Path folder;
    private final ConcurrentLinkedQueue<ChildJvm> children = new ConcurrentLinkedQueue<>();
    private final Thread onInterrupt = new Thread(this::killAll, "end-children");
    private Optional<Broker> broker = Optional.empty();
    private Optional<Topics> topics = Optional.empty();
    private int started;

    Workbench(BenchArguments arguments) throws IOException {
        this.arguments = arguments;
        this.programs = new Programs(arguments.home());
        this.folder = arguments.home().resolve("target").resolve("bench");
        remove(folder);
        Files.createDirectories(folder);
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    BenchArguments arguments() {
        return arguments;
    }

    Programs programs() {
        return programs;
    }

    /** A path of this name that nobody used before. */
    Path fresh(String name) {
        return folder.resolve(String.format("%03d-%s", ++started, name));
    }

    Broker broker() throws IOException, InterruptedException, NotMeasured {
        if (broker.isEmpty()) {
            say("starts the broker");
            broker = Optional.of(Broker.start(this));
        }
        return broker.get();
    }

    Topics topics() throws IOException, InterruptedException, NotMeasured {
        if (topics.isEmpty()) {
            topics = Optional.of(new Topics(broker().bootstrapServers()));
        }
        return topics.get();
    }

    ChildJvm start(ChildJvm.Command command) throws IOException {
        ChildJvm child = ChildJvm.start(command, fresh(command.name() + ".log"));
        children.add(child);
        return child;
    }

    /** Tells on stderr how it goes. */
    void say(String what) {
        System.err.println("bench: " + what);
    }

    /** Deletes a folder of the bench that is no longer needed. */
    void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }

    private void killAll() {
        children.forEach(ChildJvm::kill);
    }

    /** The logs stay; the data goes. */
    @Override
    public void close() throws IOException {
        topics.ifPresent(Topics::close);
        killAll();
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                remove(entry);
            }
        }
    }
}
