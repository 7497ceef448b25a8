/** CSV and JSON-lines files as a source: line by line, in the order of their names, and on from the same line after any interruption. */
package dev.activitypipeline.producer.source.files;
