package dev.activitypipeline.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tiny programs for tests of processes: each nested class is a main class. */
final class ChildPrograms {
    private ChildPrograms() {}

    static ChildCommand command(Class<?> program, String... arguments) {
        return new ChildCommand(
                "child",
                List.of("-Xmx16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                classPath(),
                program.getName(),
                List.of(arguments),
                Map.of("GREETING", "hello"));
    }

    private static String classPath() {
        return Path.of(URI.create(ChildPrograms.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    /** Writes what it got, and ends with the exit code that it is given. */
    static final class Ends {
        public static void main(String[] arguments) {
            System.out.println("environment " + new java.util.TreeMap<>(System.getenv()));
            System.err.println("error: WrongThing: it is wrong");
            System.err.println("error: Second: not the first");
            System.exit(Integer.parseInt(arguments[0]));
        }
    }

    /** Runs until it is ended. */
    static final class Sleeps {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("up");
            Thread.sleep(120_000);
        }
    }

    /** Takes SIGTERM without ending. */
    static final class Stubborn {
        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Thread.sleep(120_000);
                } catch (InterruptedException impossible) {
                    Thread.currentThread().interrupt();
                }
            }));
            System.out.println("up");
            Thread.sleep(120_000);
        }
    }
}
