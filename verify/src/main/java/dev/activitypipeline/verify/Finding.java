package dev.activitypipeline.verify;

/**
 * One thing that is wrong, and where.
 *
 * @param detail what is wrong, without the place
 */
record Finding(FindingKind kind, Where where, String detail) {

    @Override
    public String toString() {
        String place = where.toString();
        return kind + ": " + place + (place.isEmpty() || detail.isEmpty() ? "" : ": ") + detail;
    }
}
