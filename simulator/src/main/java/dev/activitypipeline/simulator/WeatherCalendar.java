package dev.activitypipeline.simulator;

/**
 * The weather of sixteen regions on every simulated day. People of one region share it; it comes in spells, and by season and climate:
 * snow falls only in the cold half of the year of the two cold climates.
 */
final class WeatherCalendar {
    static final int REGIONS = 16;
    static final byte CLEAR = 0;
    static final byte FOG = 1;
    static final byte RAIN = 2;
    static final byte SNOW = 3;

    private static final double YEAR = 365.2425;
    /** Days after 1 January of the coldest day. */
    private static final double COLDEST = 15;

    private static final double SPELL = 0.55;

    private final int days;
    private final byte[] weather;
    private final float[] warmth;

    /** @param firstEpochDay the day of index 0 */
    WeatherCalendar(long seed, long firstEpochDay, int days) {
        this.days = days;
        this.weather = new byte[REGIONS * days];
        this.warmth = new float[days];
        long stream = Noise.hash(seed, 0x57EA);
        for (int day = 0; day < days; day++) {
            double angle = 2 * StrictMath.PI * (firstEpochDay + day - COLDEST) / YEAR;
            warmth[day] = (float) ((1 - StrictMath.cos(angle)) / 2);
        }
        for (int region = 0; region < REGIONS; region++) {
            Climate climate = Climate.of(region);
            for (int day = 0; day < days; day++) {
                long hash = Noise.hash(Noise.hash(stream, region), firstEpochDay + day);
                boolean spellGoesOn = day > 0 && Noise.unit(hash, 0) < SPELL;
                byte drawn = climate.draw(Noise.unit(hash, 1), warmth[day]);
                byte before = day > 0 ? weather[region * days + day - 1] : drawn;
                boolean thaw = before == SNOW && !climate.snowsAt(warmth[day]);
                weather[region * days + day] = spellGoesOn && !thaw ? before : drawn;
            }
        }
    }

    byte weather(int region, int day) {
        return weather[region * days + day];
    }

    /** 0 in mid-winter, 1 in mid-summer. */
    double warmth(int day) {
        return warmth[day];
    }

    /** What the sky does in winter and in summer, as shares of days; the rest is clear. */
    private enum Climate {
        MARITIME(0.34, 0.20, 0.12, 0.04, 0),
        CONTINENTAL(0.16, 0.18, 0.10, 0.03, 0.28),
        DRY(0.12, 0.03, 0.04, 0.01, 0),
        NORTHERN(0.15, 0.22, 0.06, 0.05, 0.42);

        private final double rainInWinter;
        private final double rainInSummer;
        private final double fogInWinter;
        private final double fogInSummer;
        private final double snowInWinter;

        Climate(double rainInWinter, double rainInSummer, double fogInWinter, double fogInSummer, double snowInWinter) {
            this.rainInWinter = rainInWinter;
            this.rainInSummer = rainInSummer;
            this.fogInWinter = fogInWinter;
            this.fogInSummer = fogInSummer;
            this.snowInWinter = snowInWinter;
        }

        static Climate of(int region) {
            return values()[region & 3];
        }

        boolean snowsAt(double warmth) {
            return snowInWinter > 0 && warmth < 0.35;
        }

        byte draw(double chance, double warmth) {
            double snow = snowsAt(warmth) ? snowInWinter * (1 - warmth / 0.35) : 0;
            double rain = rainInWinter + (rainInSummer - rainInWinter) * warmth;
            double fog = fogInWinter + (fogInSummer - fogInWinter) * warmth;
            if (chance < snow) {
                return SNOW;
            }
            if (chance < snow + rain) {
                return RAIN;
            }
            return chance < snow + rain + fog ? FOG : CLEAR;
        }
    }
}
