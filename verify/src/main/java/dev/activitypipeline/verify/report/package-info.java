/** The report and the rows for people: reads a store, and writes HTML, CSV and text. */
package dev.activitypipeline.verify.report;
