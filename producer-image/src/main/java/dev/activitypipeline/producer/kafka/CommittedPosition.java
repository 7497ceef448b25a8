package dev.activitypipeline.producer.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What a transaction stores beside its events: an offset of the consumer group that bears the producer's transactional id.
 *
 * @param nextSeq the offset: the sequence number after the transaction's last
 * @param topicId which incarnation of the topic the number belongs to
 * @param instance the process that committed, so that a fenced one can tell a successor from its own expired transaction
 * @param source the source's own position
 */
record CommittedPosition(long nextSeq, String topicId, String instance, Map<String, String> source) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String TOPIC_ID = "topicId";
    private static final String INSTANCE = "instance";
    /** The broker's {@code offset.metadata.max.bytes}. */
    private static final int MOST_BYTES = 4096;

    CommittedPosition {
        source = Map.copyOf(source);
    }

    OffsetAndMetadata toOffset() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(TOPIC_ID, topicId);
            json.writeStringField(INSTANCE, instance);
            for (Map.Entry<String, String> entry : new TreeMap<>(source).entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (text.getBuffer().length() > MOST_BYTES) {
            throw new IllegalStateException("a position has at most " + MOST_BYTES + " bytes, this one: " + text);
        }
        return new OffsetAndMetadata(nextSeq, text.toString());
    }

    /** Metadata that this class did not write gives a position of no topic, which is then treated as lost. */
    static CommittedPosition of(OffsetAndMetadata offset) {
        Map<String, String> fields = new TreeMap<>();
        try (JsonParser json = JSON.createParser(offset.metadata())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    fields.put(json.currentName(), json.getText());
                }
            }
        } catch (IOException e) {
            fields.clear();
        }
        String topicId = fields.getOrDefault(TOPIC_ID, "");
        String instance = fields.getOrDefault(INSTANCE, "");
        fields.remove(TOPIC_ID);
        fields.remove(INSTANCE);
        return new CommittedPosition(offset.offset(), topicId, instance, fields);
    }
}
