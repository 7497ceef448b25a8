package dev.activitypipeline.verify;

/** Offsets from {@code from} to one before {@code until}. */
record OffsetSpan(long from, long until) {}
