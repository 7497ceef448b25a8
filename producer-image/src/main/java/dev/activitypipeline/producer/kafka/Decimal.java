package dev.activitypipeline.producer.kafka;

/** Non-negative numbers as ASCII digits, without the detour over a String. */
final class Decimal {
    private Decimal() {}

    static byte[] ascii(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        byte[] text = new byte[digits];
        long rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return text;
    }
}
