package dev.activitypipeline.verify;

import dev.activitypipeline.verify.Verification.Proof;
import dev.activitypipeline.verify.store.TableUnreadable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Proves that a store holds each event of a topic exactly once, or shows where it does not. */
public final class VerifyMain {
    private VerifyMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err, Clock.systemUTC()));
    }

    /** @return 0 verified, 1 findings, 2 could not verify */
    static int run(String[] arguments, PrintStream out, PrintStream err, Clock clock) {
        VerifyOptions options;
        try {
            options = VerifyOptions.parse(arguments);
        } catch (NotVerifiable e) {
            err.println("error: " + e.getMessage());
            err.println(VerifyOptions.USAGE);
            return 2;
        }
        try {
            Verdict verdict = verify(options, clock);
            write(options.json(), VerdictJson.of(verdict));
            write(options.message(), VerdictText.line(verdict));
            out.println(VerdictText.of(verdict));
            return verdict.isClean() ? 0 : 1;
        } catch (NotVerifiable e) {
            return notVerified(e, options, err);
        } catch (TableUnreadable | KafkaException e) {
            return notVerified(new NotVerifiable(e.getMessage(), e), options, err);
        }
    }

    private static Verdict verify(VerifyOptions options, Clock clock) {
        StoreFolder found = StoreFolder.open(options.store());
        StoreFolder store = options.topic().map(found::ofTopic).orElse(found);
        Optional<AckLedgers> acks = options.acks().map(folder -> AckLedgers.read(folder, store.topicId()));
        int firstDay = options.retentionDays() == 0
                ? Integer.MIN_VALUE
                : (int) LocalDate.now(clock).minusDays(options.retentionDays()).toEpochDay();
        Proof proof = new Proof(acks, options.simulate(), firstDay, options.strictDaily());
        try (KafkaTopic topic = KafkaTopic.open(options.bootstrap(), store.topic(), options.properties())) {
            return new Verification(store, topic, proof).run();
        }
    }

    private static int notVerified(NotVerifiable reason, VerifyOptions options, PrintStream err) {
        write(options.json(), VerdictJson.of(reason));
        write(options.message(), "could not verify: " + reason.getMessage());
        err.println("could not verify: " + reason.getMessage());
        return 2;
    }

    private static void write(Optional<Path> file, String verdict) {
        file.ifPresent(path -> {
            try {
                Files.writeString(path, verdict + System.lineSeparator());
            } catch (IOException e) {
                System.err.println("could not write " + path + ": " + e.getMessage());
            }
        });
    }
}
