package dev.activitypipeline.producer.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Evidence for the verification: one line for each contiguous range of sequence numbers whose commit the broker acknowledged. It is never
 * read by the producer, and a line may be missing after a crash, never wrong.
 */
public final class AckLedger implements AutoCloseable {
    private final String producerId;
    private final FileChannel file;

    /** @param directory made if absent; the ledger is {@code <producerId>.jsonl} in it */
    public AckLedger(Path directory, String producerId) {
        this.producerId = producerId;
        try {
            Files.createDirectories(directory);
            file = FileChannel.open(
                    directory.resolve(producerId + ".jsonl"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the ledger of acknowledgements in " + directory, e);
        }
    }

    void append(long first, long last, String topicId, Instant at) {
        String line = "{\"producer\":\"" + producerId + "\",\"first\":" + first + ",\"last\":" + last
                + ",\"topicId\":\"" + topicId + "\",\"at\":\"" + at + "\"}\n";
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to the ledger of acknowledgements", e);
        }
    }

    @Override
    public void close() {
        try (file) {
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the ledger of acknowledgements", e);
        }
    }
}
