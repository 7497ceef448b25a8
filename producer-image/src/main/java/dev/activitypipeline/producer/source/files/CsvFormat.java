package dev.activitypipeline.producer.source.files;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.wire.EventEncoder;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.contract.wire.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV by RFC 4180 with a header that names the twelve columns in any order, divided by comma, semicolon or tab. Other columns are
 * ignored. A quoted value may span {@value #MOST_LINES} lines; a quote that is not closed by then spoils its own line only.
 */
final class CsvFormat implements RecordFormat {
    private static final int MOST_LINES = 32;

    private final EventParser parser = new EventParser(EventRules.CONTRACT);
    private CSVFormat csv = CSVFormat.RFC4180;
    private CsvColumns columns;
    private byte[] raw = new byte[0];
    private long lineNumber;
    private long linesRead;
    /** Lines that were read in search of a closing quote and are records of their own, from the next on. */
    private final Deque<byte[]> readAhead = new ArrayDeque<>();

    @Override
    public Optional<Rejection> open(LineReader lines, boolean ended) throws IOException {
        if (!lines.next(ended)) {
            return Optional.of(new Rejection(Rule.EMPTY_VALUE, "", "the file has no header line"));
        }
        raw = lines.line();
        linesRead = lines.number();
        lineNumber = linesRead;
        String header = new String(raw, StandardCharsets.UTF_8);
        csv = CSVFormat.RFC4180.builder().setDelimiter(delimiter(header)).get();
        try {
            columns = CsvColumns.of(values(header).stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList());
            return Optional.empty();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.of(new Rejection(Rule.MISSING_FIELD, "", "the header: " + e.getMessage()));
        }
    }

    private static char delimiter(String header) {
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (header.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ',';
    }

    @Override
    public boolean next(LineReader lines, boolean ended) throws IOException {
        byte[] line = readAhead.poll();
        if (line == null) {
            if (!lines.next(ended)) {
                return false;
            }
            line = lines.line();
        }
        lineNumber = linesRead + 1;
        linesRead = lineNumber;
        raw = line;
        if (hasOpenQuote(raw)) {
            closeQuote(lines, ended);
        }
        return true;
    }

    private void closeQuote(LineReader lines, boolean ended) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(raw);
        List<byte[]> taken = new ArrayList<>();
        while (taken.size() < MOST_LINES) {
            byte[] line = readAhead.poll();
            if (line == null) {
                if (!lines.next(ended)) {
                    break;
                }
                line = lines.line();
            }
            taken.add(line);
            whole.write('\n');
            whole.writeBytes(line);
            if (isRow(whole.toByteArray())) {
                raw = whole.toByteArray();
                linesRead += taken.size();
                return;
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            readAhead.addFirst(taken.get(i));
        }
    }

    private boolean isRow(byte[] text) {
        if (hasOpenQuote(text)) {
            return false;
        }
        try {
            return values(new String(text, StandardCharsets.UTF_8)).size() == columns.count();
        } catch (UncheckedIOException quoteClosedInTheWrongPlace) {
            return false;
        }
    }

    private static boolean hasOpenQuote(byte[] text) {
        boolean open = false;
        for (byte character : text) {
            open ^= character == '"';
        }
        return open;
    }

    @Override
    public long lineNumber() {
        return lineNumber;
    }

    @Override
    public long linesRead() {
        return linesRead;
    }

    @Override
    public byte[] raw() {
        return raw;
    }

    @Override
    public Optional<Rejection> encode(EventEncoder encoder, long nowMillis) {
        String text = new String(raw, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            return Optional.of(new Rejection(Rule.BAD_ENCODING, "", "the line is not valid UTF-8"));
        }
        try {
            List<String> values = values(text);
            if (values.size() != columns.count()) {
                return Optional.of(new Rejection(
                        values.size() < columns.count() ? Rule.MISSING_FIELD : Rule.MALFORMED_JSON,
                        "",
                        "the row has " + values.size() + " values, the header has " + columns.count()));
            }
            encoder.encode(columns.event(values));
        } catch (UncheckedIOException e) {
            return Optional.of(new Rejection(
                    Rule.MALFORMED_JSON, "", "not a row of CSV: " + e.getCause().getMessage()));
        } catch (BadValue e) {
            return Optional.of(e.rejection());
        }
        // The contract's own parser has the last word, so that a row and a JSON line are judged alike.
        return parser.parse(encoder.copy(), nowMillis) ? Optional.empty() : Optional.of(parser.rejection());
    }

    private List<String> values(String row) {
        String delimiter = csv.getDelimiterString();
        if (row.indexOf('"') < 0) {
            return Arrays.asList(row.split(Pattern.quote(delimiter), -1));
        }
        try (CSVParser records = CSVParser.parse(row, csv)) {
            for (CSVRecord record : records) {
                return record.toList();
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int userId() {
        return parser.userId();
    }
}
