package dev.activitypipeline.producer.source.files;

import dev.activitypipeline.contract.wire.EventEncoder;
import dev.activitypipeline.contract.wire.Rejection;
import java.io.IOException;
import java.util.Optional;

/** How a file's lines become events. */
interface RecordFormat {
    /** Says why no line of the file can be read; reads the header where the format has one. */
    Optional<Rejection> open(LineReader lines, boolean ended) throws IOException;

    /** Reads on to the next record; false if there is no whole one yet. */
    boolean next(LineReader lines, boolean ended) throws IOException;

    /** The number of the record's first line, from 1. */
    long lineNumber();

    /** How many lines of the file are behind the record: where to go on. */
    long linesRead();

    /** The record as it stands in the file. */
    byte[] raw();

    /** Whether there is nothing in the record to read or refuse. */
    default boolean blank() {
        for (byte character : raw()) {
            if (character != ' ' && character != '\t') {
                return false;
            }
        }
        return true;
    }

    /**
     * Encodes the record.
     *
     * @param nowMillis no event may be dated later than a day after it
     * @return why it is not an event; empty if {@code encoder} holds it
     */
    Optional<Rejection> encode(EventEncoder encoder, long nowMillis);

    /** The user of the encoded record. */
    int userId();
}
