/** What of the bench has to live in a Spark JVM. Nothing else of the bench is on this class path. */
package dev.activitypipeline.bench.spark;
