package dev.activitypipeline.bigquery.compare;

import dev.activitypipeline.bigquery.cloud.CloudTable;
import dev.activitypipeline.bigquery.cloud.Failures;
import dev.activitypipeline.bigquery.cloud.TableKind;
import dev.activitypipeline.bigquery.cloud.Warehouse;
import dev.activitypipeline.bigquery.store.StoreColumn;
import dev.activitypipeline.bigquery.store.StoreTable;
import dev.activitypipeline.contract.settings.BigQuerySettings;
import dev.activitypipeline.contract.settings.InvalidEnvironment;
import dev.activitypipeline.verify.store.TableReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;

/**
 * Compares BigQuery's tables with a store's, row by row, as multisets. Exit codes: 0 equal, 1 they differ, 2 could not compare.
 *
 * <p>Takes the follower's environment. It reads every row of both sides.
 */
public final class CompareMain {
    private CompareMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        LogManager.getLogManager().reset();
        System.exit(run(System.getenv()));
    }

    static int run(Map<String, String> environment) throws InterruptedException {
        BigQuerySettings settings;
        try {
            settings = BigQuerySettings.fromEnvironment(environment);
        } catch (InvalidEnvironment invalid) {
            System.err.println("error: " + invalid.getMessage());
            return 2;
        }
        if (!Files.isDirectory(settings.store())) {
            System.err.println("could not compare: there is no store " + settings.store());
            return 2;
        }
        try (Warehouse warehouse = Warehouse.connect(settings)) {
            List<TableComparison> tables = new ArrayList<>();
            for (TableKind kind : TableKind.values()) {
                compare(settings.store(), warehouse, kind).ifPresent(tables::add);
            }
            System.out.print(ComparisonText.of(settings.target(), tables));
            return tables.stream().allMatch(TableComparison::isEqual) ? 0 : 1;
        } catch (RuntimeException failure) {
            System.err.println("could not compare: "
                    + new Failures(settings.endpoints()).of(failure).message());
            return 2;
        }
    }

    private static Optional<TableComparison> compare(Path store, Warehouse warehouse, TableKind kind)
            throws InterruptedException {
        Path folder = store.resolve(kind.table());
        Optional<StoreTable> table = StoreTable.open(folder);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<StoreColumn> columns = table.get().columns();
        return Optional.of(TableComparison.of(
                kind.table(),
                new StoreRows(TableReader.open(folder), columns, kind.hasDates()),
                new CloudRows(new CloudTable(warehouse, kind), columns, kind.hasDates())));
    }
}
