/** Charts as inline SVG, one class per kind. They know numbers and words, and nothing of the pipeline. */
package dev.activitypipeline.verify.report.chart;
