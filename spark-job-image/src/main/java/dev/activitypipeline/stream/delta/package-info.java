/** Delta tables: their definition, and commits that are exclusive and synced on a local disk. Format: Delta's PROTOCOL.md, reader 1, writer 2. */
package dev.activitypipeline.stream.delta;
