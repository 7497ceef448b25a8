/** What keeps a store small and quick, beside the stream: checkpoints of the tables' logs, {@code daily}, compaction, retention. */
package dev.activitypipeline.stream.maintenance;
