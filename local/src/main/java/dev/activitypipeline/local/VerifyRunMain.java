package dev.activitypipeline.local;

import java.io.IOException;
import java.util.Optional;

/**
 * {@code make verify STORE=…}: the proof over a store that a run has left. Nothing but the broker is started and nothing is written but logs.
 *
 * <p>Exit codes: 0 clean, 1 findings, 2 it could not be done.
 */
public final class VerifyRunMain {
    private VerifyRunMain() {}

    public static void main(String[] words) throws InterruptedException {
        System.exit(LeftStore.open(words, VerifyRunMain::verify));
    }

    private static int verify(LeftStore store, Console console) throws IOException, InterruptedException {
        Optional<String> simulation = store.state().simulation().filter(parameters -> parameters.startsWith("seed="));
        Verification.Result result = new Verification(
                        store.launcher(),
                        store.classPaths(),
                        store.folder(),
                        Timeline.lastRows(store.folder().own("timeline.jsonl")))
                .run(store.bootstrapServers(), simulation);
        console.announce(result.text().stripTrailing());
        Optional<Verification.Result> bigQuery =
                BigQueryComparison.run(store.launcher(), store.classPaths(), store.folder());
        bigQuery.ifPresent(compared -> console.announce(compared.text().stripTrailing()));
        return Math.max(exitCode(result), bigQuery.map(VerifyRunMain::exitCode).orElse(0));
    }

    private static int exitCode(Verification.Result result) {
        return switch (result.verdict()) {
            case CLEAN -> 0;
            case FINDINGS -> 1;
            case NOT_POSSIBLE -> 2;
        };
    }
}
