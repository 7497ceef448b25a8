package dev.activitypipeline.verify.report.data;

/** Bands of hours slept, so that moods can be compared between them. */
enum SleepBand {
    LESS_THAN_5("under 5 h", 5),
    FROM_5("5 to 6 h", 6),
    FROM_6("6 to 7 h", 7),
    FROM_7("7 to 8 h", 8),
    FROM_8("8 to 9 h", 9),
    FROM_9("9 h or more", Double.POSITIVE_INFINITY);

    private static final SleepBand[] IN_ORDER = values();

    private final String text;
    private final double below;

    SleepBand(String text, double below) {
        this.text = text;
        this.below = below;
    }

    String text() {
        return text;
    }

    static SleepBand of(double hours) {
        for (SleepBand band : IN_ORDER) {
            if (hours < band.below) {
                return band;
            }
        }
        return FROM_9;
    }
}
