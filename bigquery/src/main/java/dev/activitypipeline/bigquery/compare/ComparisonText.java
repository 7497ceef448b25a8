package dev.activitypipeline.bigquery.compare;

import dev.activitypipeline.contract.settings.BigQuerySettings.Target;
import java.util.List;
import java.util.Locale;

/** What a comparison prints. */
final class ComparisonText {
    private ComparisonText() {}

    static String of(Target target, List<TableComparison> tables) {
        StringBuilder text = new StringBuilder("BigQuery " + target.project() + "." + target.dataset() + "\n");
        for (TableComparison table : tables) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-9s %,15d  %s%n",
                    table.table(),
                    table.held(),
                    table.isEqual()
                            ? "equal to the store"
                            : String.format(
                                    Locale.ROOT,
                                    "NOT equal to the store, which has %,d rows; %,d %s",
                                    table.stored(),
                                    table.differing(),
                                    table.differing() == 1 ? "date differs" : "dates differ")));
            table.examples()
                    .forEach(example -> text.append("    ").append(example).append('\n'));
        }
        boolean equal = tables.stream().allMatch(TableComparison::isEqual);
        return text.append(equal ? "verified: BigQuery holds the store's rows\n" : "BigQuery differs from the store\n")
                .toString();
    }
}
