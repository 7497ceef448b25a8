package dev.activitypipeline.producer.source.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.contract.wire.Rule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of JSON lines with each line that was refused, where and why. A line is told once, although it may be drawn again after a failed
 * transaction or a restart: the report itself says how far it goes. Without a place to write, the log alone tells.
 */
final class RefusedReport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedReport.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_TEXT = 500;
    /** Lines logged one by one; afterwards each hundredth. */
    private static final int LOGGED = 10;

    private final Path path;
    private final Consumer<Rule> counter;
    private final Map<String, Long> told = new HashMap<>();
    private BufferedWriter writer;
    private long count;

    /** @param counter told each refused line's rule */
    RefusedReport(Path path, Consumer<Rule> counter) {
        this.path = path;
        this.counter = counter;
        try {
            if (Files.exists(path)) {
                cutOffHalfALine();
                readBack();
            }
        } catch (IOException e) {
            LOG.warn("cannot read {} back, lines may be told twice: {}", path, e.toString());
        }
    }

    void refuse(String file, long line, Rejection why, byte[] raw) {
        if (told.getOrDefault(file, 0L) >= line) {
            return;
        }
        told.put(file, line);
        counter.accept(why.rule());
        count++;
        if (count <= LOGGED || count % 100 == 0) {
            LOG.warn("refused {}:{}: {}: {} ({} refused so far)", file, line, why.rule(), why.message(), count);
        }
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(
                        path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                LOG.warn("lines that are no events are reported in {}", path.toAbsolutePath());
            }
            writer.write(json(file, line, why, raw));
        } catch (IOException e) {
            if (count <= LOGGED) {
                LOG.warn("cannot write {}: {}", path, e.toString());
            }
        }
    }

    void flush() {
        try {
            if (writer != null) {
                writer.flush();
            }
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}", path, e.toString());
        }
    }

    private static String json(String file, long line, Rejection why, byte[] raw) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeNumberField("line", line);
            json.writeStringField("rule", why.rule().name());
            json.writeStringField("field", why.field());
            json.writeStringField("message", why.message());
            json.writeStringField("text", new String(raw, 0, Math.min(raw.length, MOST_TEXT), StandardCharsets.UTF_8));
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** A killed process leaves a line half written; what it told is told again. */
    private void cutOffHalfALine() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long end = file.length();
            while (end > 0 && byteAt(file, end - 1) != '\n') {
                end--;
            }
            file.setLength(end);
        }
    }

    private static int byteAt(RandomAccessFile file, long position) throws IOException {
        file.seek(position);
        return file.read();
    }

    private void readBack() throws IOException {
        try (JsonParser json = JSON.createParser(path.toFile())) {
            String file = "";
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && "file".equals(json.currentName())) {
                    file = json.getText();
                } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    told.merge(file, json.getLongValue(), Math::max);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            LOG.warn("cannot close {}: {}", path, e.toString());
        }
    }
}
