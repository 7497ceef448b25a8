package dev.activitypipeline.stream.store;

import dev.activitypipeline.stream.checkpoint.ExclusiveCheckpointFiles;
import dev.activitypipeline.stream.delta.ExclusiveLogStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** One of two processes that want the same names. Prints the rounds that it was told it won. */
final class RaceContender {
    private RaceContender() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        String me = arguments[2];
        int rounds = Integer.parseInt(arguments[3]);
        Writer writer = writer(arguments[0]);
        Files.createFile(folder.resolve("ready-" + me));
        while (!Files.exists(folder.resolve("ready-a")) || !Files.exists(folder.resolve("ready-b"))) {
            Thread.onSpinWait();
        }
        StringBuilder won = new StringBuilder();
        for (int round = 0; round < rounds; round++) {
            Path target = folder.resolve(String.format("%020d.json", round));
            if (writer.write(target, me)) {
                won.append(round).append('\n');
            }
        }
        System.out.print(won);
    }

    private interface Writer {
        boolean write(Path target, String content) throws IOException;
    }

    private static Writer writer(String name) throws IOException {
        Configuration hadoop = new Configuration(false);
        return switch (name) {
            case "hadoop-rename" -> {
                RawLocalFileSystem raw = new RawLocalFileSystem();
                raw.initialize(URI.create("file:///"), hadoop);
                yield (target, content) -> {
                    Path temporary = target.resolveSibling("." + target.getFileName() + content);
                    Files.writeString(temporary, content);
                    return raw.rename(path(temporary), path(target));
                };
            }
            case "link" -> RaceContender::link;
            case "log-store" -> {
                ExclusiveLogStore log = new ExclusiveLogStore(hadoop);
                yield (target, content) ->
                        won(() -> log.write(path(target), List.of(content).iterator(), false, hadoop));
            }
            case "checkpoint" -> {
                var files = new ExclusiveCheckpointFiles(new org.apache.hadoop.fs.Path("file:///tmp"), hadoop);
                yield (target, content) -> won(() -> {
                    var out = files.createAtomic(path(target), false);
                    out.write(content.getBytes(StandardCharsets.UTF_8));
                    out.close();
                });
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static boolean link(Path target, String content) throws IOException {
        return won(() -> ExclusiveFile.publish(target, content.getBytes(StandardCharsets.UTF_8)));
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private static boolean won(Attempt attempt) throws IOException {
        try {
            attempt.run();
            return true;
        } catch (java.nio.file.FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException lost) {
            return false;
        }
    }

    private static org.apache.hadoop.fs.Path path(Path local) {
        return new org.apache.hadoop.fs.Path(local.toUri());
    }
}
