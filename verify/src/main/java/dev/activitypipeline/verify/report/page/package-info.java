/** The report as one self-contained HTML page: which chart shows what, in which words. */
package dev.activitypipeline.verify.report.page;
