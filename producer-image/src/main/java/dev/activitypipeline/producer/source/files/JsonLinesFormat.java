package dev.activitypipeline.producer.source.files;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.wire.EventEncoder;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.contract.wire.Rejection;
import java.io.IOException;
import java.util.Optional;

/** One JSON object a line, its fields in any order. */
final class JsonLinesFormat implements RecordFormat {
    private final EventParser parser = new EventParser(EventRules.CONTRACT);
    private byte[] raw = new byte[0];
    private long lineNumber;

    @Override
    public Optional<Rejection> open(LineReader lines, boolean ended) {
        return Optional.empty();
    }

    @Override
    public boolean next(LineReader lines, boolean ended) throws IOException {
        if (!lines.next(ended)) {
            return false;
        }
        raw = lines.line();
        lineNumber = lines.number();
        return true;
    }

    @Override
    public long lineNumber() {
        return lineNumber;
    }

    @Override
    public long linesRead() {
        return lineNumber;
    }

    @Override
    public byte[] raw() {
        return raw;
    }

    @Override
    public Optional<Rejection> encode(EventEncoder encoder, long nowMillis) {
        if (!parser.parse(raw, nowMillis)) {
            return Optional.of(parser.rejection());
        }
        encoder.encode(parser.event());
        return Optional.empty();
    }

    @Override
    public int userId() {
        return parser.userId();
    }
}
