package dev.activitypipeline.stream.rebuild;

import dev.activitypipeline.stream.delta.LiveFile;
import dev.activitypipeline.stream.delta.TransactionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * A table's live files, those that are whole and those that are not.
 *
 * @param folder the table
 * @param damaged whose rows cannot be trusted
 */
record TableFiles(Path folder, List<LiveFile> whole, List<Damaged> damaged) {

    /** @param fault what is wrong with the file, to be read by a person */
    record Damaged(LiveFile file, FileExtent extent, String fault) {}

    /** Reads every page of every file, for the checksums that the writer put there. */
    static TableFiles check(Path folder, TransactionLog log) throws IOException {
        List<LiveFile> whole = new ArrayList<>();
        List<Damaged> damaged = new ArrayList<>();
        for (LiveFile file : log.liveFiles()) {
            FileExtent extent = FileExtent.of(file);
            String fault = fault(folder.resolve(file.path()), file.bytes(), extent.rows());
            if (fault.isEmpty()) {
                whole.add(file);
            } else {
                damaged.add(new Damaged(file, extent, fault));
            }
        }
        return new TableFiles(folder, whole, damaged);
    }

    List<LiveFile> damagedFiles() {
        return damaged.stream().map(Damaged::file).toList();
    }

    Path path(LiveFile file) {
        return folder.resolve(file.path());
    }

    private static String fault(Path file, long bytes, long rows) throws IOException {
        if (!Files.exists(file)) {
            return "is missing";
        }
        if (Files.size(file) != bytes) {
            return "has " + Files.size(file) + " bytes, the log says " + bytes;
        }
        ParquetReadOptions options = HadoopReadOptions.builder(new Configuration(false))
                .usePageChecksumVerification(true)
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(
                HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false)),
                options)) {
            if (rows >= 0 && reader.getRecordCount() != rows) {
                return "has " + reader.getRecordCount() + " rows, the log says " + rows;
            }
            while (reader.readNextRowGroup() != null) {
                // reading is checking
            }
            return "";
        } catch (IOException | RuntimeException unreadable) {
            return "cannot be read: "
                    + String.valueOf(unreadable.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("");
        }
    }
}
