package dev.activitypipeline.verify;

import dev.activitypipeline.contract.settings.ProducerSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param bootstrap host:port of Kafka
 * @param topic the topic's name; empty takes the one that the store names
 * @param acks folder of the ledgers of acknowledgements
 * @param simulate settings of the simulation, to compute each event anew
 * @param properties a file with Kafka properties, for TLS and credentials
 * @param json where to write the verdict as JSON
 * @param message where to write the verdict as one line, as Kubernetes shows the last words of a container
 * @param strictDaily whether a {@code daily} that lags behind is a finding
 * @param retentionDays days of events that the store keeps, counted from today; 0 keeps all
 */
record VerifyOptions(
        String bootstrap,
        Path store,
        Optional<String> topic,
        Optional<Path> acks,
        Optional<ProducerSource.Simulate> simulate,
        Optional<Path> properties,
        Optional<Path> json,
        Optional<Path> message,
        boolean strictDaily,
        int retentionDays) {

    static final String USAGE = """
            usage: verify --bootstrap HOST:PORT --store PATH [options]
              --topic NAME          the topic, if it is not the one that the store names
              --acks DIR            ledgers of acknowledgements (*.jsonl)
              --simulate LIST       compute each event anew: seed=42,users=10000,startDate=2024-01-01,malformed=0.001,duplicate=0.001,late=0.005
              --retention-days N    events dated before today minus N days may have been deleted
              --strict-daily        a daily table that lags behind is a finding
              --properties FILE     Kafka properties for TLS and credentials
              --json FILE           write the verdict as JSON
              --message FILE        write the verdict as one line
            exit code: 0 verified, 1 findings, 2 could not verify""";

    private static final Set<String> FLAGS = Set.of("--strict-daily");
    private static final Set<String> NAMES = Set.of(
            "--bootstrap",
            "--store",
            "--topic",
            "--acks",
            "--simulate",
            "--properties",
            "--json",
            "--message",
            "--retention-days",
            "--strict-daily");

    /** @throws NotVerifiable saying which argument is wrong */
    static VerifyOptions parse(String... arguments) {
        NamedValues values = NamedValues.ofArguments(arguments, NAMES, FLAGS);
        return new VerifyOptions(
                values.required("--bootstrap"),
                Path.of(values.required("--store")).toAbsolutePath().normalize(),
                values.optional("--topic"),
                values.optional("--acks").map(Path::of),
                values.optional("--simulate").map(VerifyOptions::simulation),
                values.optional("--properties").map(Path::of),
                values.optional("--json").map(Path::of),
                values.optional("--message").map(Path::of),
                values.optional("--strict-daily").isPresent(),
                (int) values.number("--retention-days", 0));
    }

    private static ProducerSource.Simulate simulation(String list) {
        NamedValues values =
                NamedValues.ofList(list, Set.of("seed", "users", "startDate", "malformed", "duplicate", "late"));
        LocalDate startDate;
        try {
            startDate = LocalDate.parse(values.optional("startDate").orElse("2024-01-01"));
        } catch (DateTimeParseException e) {
            throw new NotVerifiable("--simulate startDate: " + e.getParsedString() + " is no date YYYY-MM-DD");
        }
        return new ProducerSource.Simulate(
                values.number("seed", 42),
                (int) values.number("users", 10_000),
                0,
                ProducerSource.RateProfile.CONSTANT,
                0,
                startDate,
                values.ratio("malformed"),
                values.ratio("duplicate"),
                values.ratio("late"));
    }
}
