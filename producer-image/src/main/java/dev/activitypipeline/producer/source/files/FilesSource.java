package dev.activitypipeline.producer.source.files;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.wire.EventEncoder;
import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.producer.ProducerFailure;
import dev.activitypipeline.producer.source.EventSource;
import dev.activitypipeline.producer.source.Outbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of a directory's files, file after file by name. A line that is no event is reported and passed; it never ends the source.
 *
 * <p>A file counts as read at its end: a watched one when it was not written for two seconds. Lines that are appended later are not read,
 * which is logged; move whole files into the directory instead.
 */
public final class FilesSource implements EventSource {
    private static final Logger LOG = LoggerFactory.getLogger(FilesSource.class);
    private static final int LINES_BETWEEN_LOOKS = 64;
    private static final long IDLE_MILLIS = 100;
    private static final long LIST_MILLIS = 1_000;

    private final ProducerSource.Files settings;
    private final PathMatcher pattern;
    private final Clock clock;
    private final RefusedReport report;
    private final EventEncoder encoder = new EventEncoder();
    private final Set<String> warnedOf = new HashSet<>();
    /** Names that were there at the start or were read since: none of them comes too late. */
    private final Set<String> known = new HashSet<>();

    private final Map<String, Long> finishedSizes = new HashMap<>();
    private List<String> names = List.of();
    private long listedAt;
    private ReadingProgress progress = new ReadingProgress(Map.of());
    private OpenFile file;
    /** Events that are in the topic although no position says where they stood: passed without being sent. */
    private long replayed;

    private volatile boolean stopped;

    /**
     * @param reportPath where refused lines are told
     * @param refused counts them
     */
    public FilesSource(ProducerSource.Files settings, Clock clock, Path reportPath, Consumer<Rule> refused) {
        this.settings = settings;
        this.clock = clock;
        this.report = new RefusedReport(reportPath, refused);
        try {
            this.pattern = FileSystems.getDefault().getPathMatcher("glob:" + settings.pattern());
        } catch (IllegalArgumentException e) {
            throw new ProducerFailure("InvalidPattern", "FILES_PATTERN is not a glob: " + e.getMessage(), 2, e);
        }
        if (!settings.watch() && !Files.isDirectory(settings.directory())) {
            throw new ProducerFailure(
                    "FilesNotFound",
                    "there is no directory " + settings.directory() + "; make it, or name another in FILES_DIRECTORY",
                    1,
                    null);
        }
    }

    @Override
    public void resume(long nextSeq, Map<String, String> position) throws IOException {
        closeFile();
        progress = new ReadingProgress(position);
        replayed = position.isEmpty() ? nextSeq : 0;
        if (replayed > 0) {
            LOG.warn("{} events are in the topic, but no position: passes as many events of the files", replayed);
        }
    }

    @Override
    public Drawn draw(Outbox outbox) throws IOException, InterruptedException {
        try {
            return drawLines(outbox);
        } finally {
            report.flush();
        }
    }

    private Drawn drawLines(Outbox outbox) throws IOException, InterruptedException {
        for (int lines = 1; !stopped; lines++) {
            if (lines % LINES_BETWEEN_LOOKS == 0 && outbox.full()) {
                return Drawn.MORE;
            }
            if (file == null && !openNext()) {
                return settings.watch() ? idle(lines) : Drawn.DONE;
            }
            if (file.next(false)) {
                take(outbox);
            } else if (!file.settled()) {
                return idle(lines);
            } else if (file.next(true)) {
                take(outbox);
            } else {
                finish();
            }
        }
        return Drawn.DONE;
    }

    /** Waits only if nothing was drawn that should be committed at once. */
    private static Drawn idle(int lines) throws InterruptedException {
        if (lines == 1) {
            Thread.sleep(IDLE_MILLIS);
        }
        return Drawn.IDLE;
    }

    private void take(Outbox outbox) {
        RecordFormat line = file.record();
        if (!line.blank()) {
            Optional<Rejection> why = line.encode(encoder, clock.millis());
            if (why.isPresent()) {
                report.refuse(file.name(), line.lineNumber(), why.get(), line.raw());
            } else if (replayed > 0) {
                replayed--;
            } else {
                outbox.send(Integer.toString(line.userId()).getBytes(StandardCharsets.UTF_8), encoder.copy());
            }
        }
        progress.advance(file.name(), line.linesRead());
    }

    private boolean openNext() throws IOException {
        while (true) {
            list();
            Optional<String> next = progress.next(names);
            if (next.isEmpty()) {
                return false;
            }
            OpenFile opened = OpenFile.open(settings.directory().resolve(next.get()), settings.watch());
            if (!opened.begun()) {
                opened.close();
                return false;
            }
            file = opened;
            long behind = progress.linesRead(next.get());
            LOG.info("reads {}{}", next.get(), behind == 0 ? "" : " from line " + (behind + 1));
            Optional<Rejection> unreadable = file.start(behind);
            if (unreadable.isEmpty()) {
                return true;
            }
            report.refuse(next.get(), 1, unreadable.get(), file.record().raw());
            finish();
        }
    }

    private void finish() throws IOException {
        LOG.info("has read {}: {} lines", file.name(), file.record().linesRead());
        known.add(file.name());
        finishedSizes.put(file.name(), Files.size(file.path()));
        progress.finish(file.name(), names);
        closeFile();
    }

    /** Looks into the directory, at most once a second while there is something left to read. */
    private void list() throws IOException {
        long now = clock.millis();
        if (progress.next(names).isPresent() && now - listedAt < LIST_MILLIS) {
            return;
        }
        boolean first = listedAt == 0;
        listedAt = now;
        names = names();
        if (first) {
            known.addAll(names);
        }
        names.forEach(this::warnOfUnread);
    }

    private void warnOfUnread(String name) {
        Long size = finishedSizes.get(name);
        if (progress.isBelowFloor(name) && known.add(name)) {
            LOG.warn(
                    "does not read {}: all names up to {} count as read; give it a later name", name, progress.floor());
        }
        if (size != null && size != sizeOf(name) && warnedOf.add(name)) {
            LOG.warn("{} was changed after it had been read; the change is not read: put it into a new file", name);
        }
    }

    private long sizeOf(String name) {
        try {
            return Files.size(settings.directory().resolve(name));
        } catch (IOException gone) {
            return -1;
        }
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(settings.directory())) {
            if (warnedOf.add("")) {
                LOG.warn("waits for the directory {}", settings.directory());
            }
            return List.of();
        }
        try (Stream<Path> entries = Files.list(settings.directory())) {
            return entries.filter(entry -> pattern.matches(entry.getFileName()) && Files.isRegularFile(entry))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Map<String, String> position() {
        return progress.position();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private void closeFile() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    @Override
    public void close() {
        try {
            closeFile();
        } catch (IOException e) {
            LOG.warn("cannot close {}", file.name(), e);
        }
        report.close();
    }
}
