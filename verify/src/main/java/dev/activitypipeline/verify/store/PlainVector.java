package dev.activitypipeline.verify.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;

/** The values of one column in one batch: of the file, or the same for all rows where the folder's name tells them. */
abstract sealed class PlainVector {

    abstract void fill(int rows);

    abstract boolean isNull(int row);

    abstract long longAt(int row);

    abstract double doubleAt(int row);

    abstract byte[] bytesAt(int row);

    /** A value from a folder's name. */
    static final class Constant extends PlainVector {
        private final String text;
        private final long number;

        /** @param text null is a null */
        Constant(String text) {
            this.text = text;
            this.number = text == null ? 0 : number(text);
        }

        private static long number(String text) {
            if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
                return LocalDate.parse(text).toEpochDay();
            }
            return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
        }

        @Override
        void fill(int rows) {}

        @Override
        boolean isNull(int row) {
            return text == null;
        }

        @Override
        long longAt(int row) {
            return number;
        }

        @Override
        double doubleAt(int row) {
            return Double.parseDouble(text);
        }

        @Override
        byte[] bytesAt(int row) {
            return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Values that the file holds. */
    static final class Stored extends PlainVector {
        private final ColumnDescriptor descriptor;
        private final long nanosOfUnit;
        private final boolean[] nulls;
        private final long[] longs;
        private final double[] doubles;
        private final byte[][] bytes;
        private ColumnReader reader;

        /** @param capacity the most rows of a batch */
        Stored(ColumnDescriptor descriptor, int capacity) {
            this.descriptor = descriptor;
            this.nanosOfUnit = nanos(descriptor);
            this.nulls = new boolean[capacity];
            this.longs = new long[capacity];
            this.doubles = new double[capacity];
            this.bytes = new byte[capacity][];
        }

        ColumnDescriptor descriptor() {
            return descriptor;
        }

        /** Goes on with the next row group. */
        void read(ColumnReader next) {
            reader = next;
        }

        @Override
        void fill(int rows) {
            int present = descriptor.getMaxDefinitionLevel();
            for (int row = 0; row < rows; row++) {
                boolean isNull = reader.getCurrentDefinitionLevel() < present;
                nulls[row] = isNull;
                if (isNull) {
                    longs[row] = 0;
                    doubles[row] = 0;
                    bytes[row] = null;
                } else {
                    take(row);
                }
                reader.consume();
            }
        }

        private void take(int row) {
            switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
                case INT32 -> longs[row] = reader.getInteger();
                case INT64 -> longs[row] = nanosOfUnit == 0 ? reader.getLong() : micros(reader.getLong());
                case BOOLEAN -> longs[row] = reader.getBoolean() ? 1 : 0;
                case FLOAT -> doubles[row] = reader.getFloat();
                case DOUBLE -> doubles[row] = reader.getDouble();
                case INT96 -> longs[row] = micros(NanoTime.fromBinary(reader.getBinary()));
                case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes[row] = bytes(reader.getBinary());
            }
        }

        private long micros(long value) {
            return nanosOfUnit >= 1000 ? value * (nanosOfUnit / 1000) : Math.floorDiv(value, 1000L);
        }

        /** Spark's default for timestamps. */
        private static long micros(NanoTime time) {
            long julianDayOfEpoch = 2_440_588;
            return TimeUnit.DAYS.toMicros(time.getJulianDay() - julianDayOfEpoch) + time.getTimeOfDayNanos() / 1000;
        }

        private static byte[] bytes(Binary binary) {
            return binary.getBytesUnsafe();
        }

        private static long nanos(ColumnDescriptor descriptor) {
            if (descriptor.getPrimitiveType().getLogicalTypeAnnotation()
                    instanceof TimestampLogicalTypeAnnotation timestamp) {
                return switch (timestamp.getUnit()) {
                    case MILLIS -> 1_000_000;
                    case MICROS -> 1_000;
                    case NANOS -> 1;
                };
            }
            return 0;
        }

        @Override
        boolean isNull(int row) {
            return nulls[row];
        }

        @Override
        long longAt(int row) {
            return longs[row];
        }

        @Override
        double doubleAt(int row) {
            return doubles[row];
        }

        @Override
        byte[] bytesAt(int row) {
            return bytes[row];
        }
    }
}
