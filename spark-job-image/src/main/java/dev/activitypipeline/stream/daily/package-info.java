/** The rollup {@code daily}: derived from {@code events}, rewritten date by date, so that a replay cannot count twice. */
package dev.activitypipeline.stream.daily;
