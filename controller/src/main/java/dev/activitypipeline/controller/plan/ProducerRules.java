package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.FilesSpec;
import dev.activitypipeline.controller.api.v1alpha1.ProducerSpec;
import dev.activitypipeline.controller.api.v1alpha1.SimulateSpec;
import dev.activitypipeline.controller.api.v1alpha1.SourceSpec;
import dev.activitypipeline.controller.schema.Shown;
import java.nio.file.FileSystems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** One source, and what each source needs. */
final class ProducerRules {
    private static final String SOURCE = "spec.producer.source";
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int STATUS_PORT = 9404;

    private ProducerRules() {}

    static void check(ProducerSpec producer, Violations violations) {
        SourceSpec source = producer.source();
        if (source == null) {
            return;
        }
        List<String> given = Stream.of(
                        source.simulate() == null ? "" : "simulate",
                        source.files() == null ? "" : "files",
                        source.http() == null ? "" : "http")
                .filter(name -> !name.isEmpty())
                .toList();
        if (given.size() != 1) {
            violations.add(
                    SOURCE,
                    given.isEmpty() ? "none of them" : String.join(" and ", given),
                    "must be exactly one of simulate, files and http");
        }
        if (source.simulate() != null) {
            simulate(source.simulate(), violations);
        }
        if (source.files() != null) {
            files(producer, source.files(), violations);
        }
        if (source.http() != null
                && source.http().port() != null
                && source.http().port() == STATUS_PORT) {
            violations.add(
                    SOURCE + ".http.port", "must not be " + STATUS_PORT + ", where the producer tells its status");
        }
    }

    private static void simulate(SimulateSpec simulate, Violations violations) {
        if (simulate.startDate() != null) {
            try {
                LocalDate day = LocalDate.parse(simulate.startDate());
                if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
                    throw new DateTimeException("outside of what an event's date may be");
                }
            } catch (DateTimeException noDay) {
                violations.add(
                        SOURCE + ".simulate.startDate",
                        Shown.text(simulate.startDate()),
                        "must be a day YYYY-MM-DD from 1900-01-01 on");
            }
        }
    }

    private static void files(ProducerSpec producer, FilesSpec files, Violations violations) {
        if (files.directory() != null) {
            RelativePath.check(SOURCE + ".files.directory", files.directory(), violations);
        }
        if (files.path() != null) {
            glob(files.path(), violations);
        }
        if (producer.replicas() != null && producer.replicas() > 1) {
            violations.add(
                    "spec.producer.replicas",
                    producer.replicas().toString(),
                    "must be 0 or 1 with source files: each producer would send every file");
        }
    }

    private static void glob(String glob, Violations violations) {
        String field = SOURCE + ".files.path";
        if (glob.contains("/")
                || glob.contains("\\")
                || glob.contains("..")
                || glob.codePoints().anyMatch(Character::isISOControl)) {
            violations.add(
                    field,
                    Shown.text(glob),
                    "must be a glob over file names without \"/\" and \"..\"; name a folder with directory");
            return;
        }
        if (Stream.of(".csv", ".jsonl", ".ndjson", "*", "}").noneMatch(glob::endsWith)) {
            violations.add(field, Shown.text(glob), "must end in .csv, .jsonl or .ndjson, by which the format is told");
        }
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException malformed) {
            violations.add(field, Shown.text(glob), "must be a well-formed glob (" + malformed.getDescription() + ")");
        }
    }
}
