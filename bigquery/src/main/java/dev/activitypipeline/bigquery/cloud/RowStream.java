package dev.activitypipeline.bigquery.cloud;

import com.google.api.core.ApiFuture;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.cloud.bigquery.storage.v1.TableName;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.ByteString;
import dev.activitypipeline.bigquery.store.StoredBatch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A pending write stream: its rows are in the table all at once when it is committed, and never otherwise. One that is not committed is forgotten by
 * BigQuery.
 */
public final class RowStream implements AutoCloseable {
    /** BigQuery takes requests of up to 10 MB. */
    private static final int REQUEST_BYTES = 4 << 20;

    private static final int REQUESTS_ON_THEIR_WAY = 4;

    private final Warehouse warehouse;
    private final String name;
    private final RowFormat format;
    private final StreamWriter writer;
    private final Deque<ApiFuture<AppendRowsResponse>> onTheirWay = new ArrayDeque<>();
    private ProtoRows.Builder request = ProtoRows.newBuilder();
    private int requestBytes;
    private long rows;
    private long bytes;

    private RowStream(Warehouse warehouse, String name, RowFormat format) throws IOException {
        this.warehouse = warehouse;
        this.name = name;
        this.format = format;
        this.writer = StreamWriter.newBuilder(name, warehouse.storage())
                .setWriterSchema(format.schema())
                .setTraceId("activity-pipeline:0.1.0")
                .setMaxRetryDuration(Warehouse.PATIENCE)
                .build();
    }

    public static RowStream into(CloudTable table, RowFormat format) throws IOException {
        return into(table.warehouse(), table.id(), format);
    }

    public static RowStream into(Staging table, RowFormat format) throws IOException {
        return into(table.warehouse(), table.id(), format);
    }

    private static RowStream into(Warehouse warehouse, TableId table, RowFormat format) throws IOException {
        WriteStream stream = warehouse
                .storage()
                .createWriteStream(
                        TableName.of(table.getProject(), table.getDataset(), table.getTable()),
                        WriteStream.newBuilder()
                                .setType(WriteStream.Type.PENDING)
                                .build());
        return new RowStream(warehouse, stream.getName(), format);
    }

    public String name() {
        return name;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    /** Rows that were sent. */
    public long rows() {
        return rows;
    }

    /** Rows that were added. */
    public long added() {
        return rows + request.getSerializedRowsCount();
    }

    public long bytes() {
        return bytes;
    }

    /** Adds a row; it is sent with the next ones. */
    public void add(StoredBatch batch, int row) {
        ByteString encoded = format.encode(batch, row);
        if (requestBytes + encoded.size() > REQUEST_BYTES) {
            send();
        }
        request.addSerializedRows(encoded);
        requestBytes += encoded.size() + 4;
        bytes += encoded.size();
    }

    /** Sends what is left and waits until BigQuery has every row. */
    public void flush() {
        send();
        while (!onTheirWay.isEmpty()) {
            await(onTheirWay.remove());
        }
    }

    /** Closes it to further rows. */
    public void finish() {
        flush();
        long taken = warehouse.storage().finalizeWriteStream(name).getRowCount();
        if (taken != rows) {
            throw new RowsNotTaken("BigQuery took " + taken + " of " + rows + " rows of the stream " + name, null);
        }
    }

    private void send() {
        if (request.getSerializedRowsCount() == 0) {
            return;
        }
        if (onTheirWay.size() == REQUESTS_ON_THEIR_WAY) {
            await(onTheirWay.remove());
        }
        onTheirWay.add(writer.append(request.build(), rows));
        rows += request.getSerializedRowsCount();
        request = ProtoRows.newBuilder();
        requestBytes = 0;
    }

    private static void await(ApiFuture<AppendRowsResponse> answer) {
        try {
            answer.get(Warehouse.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new RowsNotTaken("rows were not taken: " + Failures.text(refused.getCause()), refused.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RowsNotTaken("the follower stops", stopping);
        } catch (TimeoutException silent) {
            throw new RowsNotTaken("no answer to an append in " + Warehouse.PATIENCE.toSeconds() + " s", silent);
        }
    }

    /** BigQuery did not take all rows; the stream is of no more use. */
    public static final class RowsNotTaken extends RuntimeException {
        RowsNotTaken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What came of a commit. */
    public sealed interface Commit {
        /** The rows are in the table, by this commit or an earlier one of the same stream. */
        record Done() implements Commit {}

        /** BigQuery does not say: it does not know the stream, or not in this state. */
        record Unclear(String why) implements Commit {}
    }

    /** Commits a stream that is finished; may be repeated. */
    public static Commit commit(Warehouse warehouse, String stream) {
        BatchCommitWriteStreamsResponse response = warehouse
                .storage()
                .batchCommitWriteStreams(BatchCommitWriteStreamsRequest.newBuilder()
                        .setParent(TableName.parse(stream.substring(0, stream.indexOf("/streams/")))
                                .toString())
                        .addWriteStreams(stream)
                        .build());
        for (StorageError error : response.getStreamErrorsList()) {
            if (error.getCode() != StorageErrorCode.STREAM_ALREADY_COMMITTED) {
                return new Commit.Unclear(error.getCode() + " " + error.getErrorMessage());
            }
        }
        return new Commit.Done();
    }

    @Override
    public void close() {
        writer.close();
    }
}
