package dev.activitypipeline.stream.status;

import dev.activitypipeline.stream.store.TableSize;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the store takes on its volume, and what the volume still has. */
final class StoreMeters {
    private static final String PREFIX = "activitypipeline.store.";

    private final Path store;
    private final MultiGauge files;
    private final MultiGauge bytes;

    StoreMeters(Path store, MeterRegistry registry) {
        this.store = store;
        Gauge.builder(PREFIX + "capacity.bytes", this, m -> m.ofVolume(FileStore::getTotalSpace))
                .description("Size of the store's volume")
                .register(registry);
        Gauge.builder(PREFIX + "available.bytes", this, m -> m.ofVolume(FileStore::getUsableSpace))
                .description("Free space of the store's volume")
                .register(registry);
        files = MultiGauge.builder(PREFIX + "files")
                .description("Data files on the volume, those included that a newer version has replaced")
                .register(registry);
        bytes = MultiGauge.builder(PREFIX + "bytes")
                .description("What these files take")
                .register(registry);
    }

    /** @param sizes by table, as last measured */
    void tell(Map<String, TableSize> sizes) {
        files.register(rows(sizes, TableSize::files), true);
        bytes.register(rows(sizes, TableSize::bytes), true);
    }

    private static List<MultiGauge.Row<?>> rows(Map<String, TableSize> sizes, ToLongFunction<TableSize> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        sizes.forEach((table, size) -> rows.add(MultiGauge.Row.of(Tags.of("table", table), value.applyAsLong(size))));
        return rows;
    }

    private interface Question {
        long of(FileStore volume) throws IOException;
    }

    private double ofVolume(Question question) {
        try {
            return question.of(Files.getFileStore(store));
        } catch (IOException notThere) {
            return Double.NaN;
        }
    }
}
