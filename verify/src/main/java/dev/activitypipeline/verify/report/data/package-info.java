/** What a report says, as plain values: streaming aggregates of the tables, and the timeline of a run. No markup, no Delta. */
package dev.activitypipeline.verify.report.data;
