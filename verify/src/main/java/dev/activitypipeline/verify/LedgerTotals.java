package dev.activitypipeline.verify;

import java.util.Map;

/**
 * The ledgers in figures.
 *
 * @param acknowledged events in the ledgers of acknowledgements; -1 if there were none to compare
 * @param topic records in the topic
 * @param expectedStored records that must be in {@code events}
 * @param stored rows of {@code events}
 * @param expectedRejected records that must be in {@code rejected}
 * @param rejected rows of {@code rejected}
 * @param rejectedByRule rows of {@code rejected} by rule
 * @param refusedByManifest records that the contract accepts and a manifest's rules, or a batch's limits, refused
 * @param duplicates records that were sent a second time
 * @param outOfScope rows of the store that could not be compared: they are of earlier lives of the topic, the topic has forgotten them, or the
 *     store is about to
 * @param blocks blocks of offsets that were compared
 * @param plainRows rows that the second reader read; -1 if there is only one reader
 * @param dailyRows rows of {@code daily} that were compared; -1 if they were not
 * @param simulated records whose bytes were computed anew; -1 if they were not
 */
record LedgerTotals(
        long acknowledged,
        long topic,
        long expectedStored,
        long stored,
        long expectedRejected,
        long rejected,
        Map<String, Long> rejectedByRule,
        long refusedByManifest,
        long duplicates,
        long outOfScope,
        long blocks,
        long plainRows,
        long dailyRows,
        long simulated) {}
