package dev.activitypipeline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a producer wrote down of its committed transactions: one range of sequence numbers a line. */
final class AcknowledgementLedger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AcknowledgementLedger() {}

    /** The first sequence number that was never acknowledged; 0 where there is no ledger. */
    static long nextSequence(Path folder, String producerId) throws IOException {
        Path ledger = folder.resolve(producerId + ".jsonl");
        long next = 0;
        if (Files.exists(ledger)) {
            try (BufferedReader lines = Files.newBufferedReader(ledger, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    next = Math.max(next, afterRange(line));
                }
            }
        }
        return next;
    }

    private static long afterRange(String line) {
        try {
            return JSON.readTree(line).path("last").asLong(-1) + 1;
        } catch (JsonProcessingException cutOffByAKill) {
            return 0;
        }
    }
}
