package dev.activitypipeline.verify.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes texts that come again and again without making the same String each time. Bounded: a slot keeps the last text that fell on it. */
final class RecentTexts {
    private static final int SLOTS = 1_024;

    private final byte[][] bytes = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];

    /** @param utf8 is copied where it is kept; null for an absent text, which reads as empty */
    String text(byte[] utf8) {
        if (utf8 == null) {
            return "";
        }
        int hash = Arrays.hashCode(utf8);
        int slot = (hash ^ (hash >>> 10)) & (SLOTS - 1);
        if (!Arrays.equals(bytes[slot], utf8)) {
            bytes[slot] = utf8.clone();
            texts[slot] = new String(utf8, StandardCharsets.UTF_8);
        }
        return texts[slot];
    }
}
