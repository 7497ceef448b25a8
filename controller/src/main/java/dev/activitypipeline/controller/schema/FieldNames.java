package dev.activitypipeline.controller.schema;

import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which field was meant: one beside it with a similar name, else one elsewhere with the same name. */
public final class FieldNames {
    private final ObjectSchema root;

    FieldNames(ObjectSchema root) {
        this.root = root;
    }

    SpecViolation unknown(String path, String name, ObjectSchema beside) {
        String hint = nearest(name, beside.fields().keySet())
                .or(() -> elsewhere(root, "", name))
                .map(meant -> " (did you mean \"" + meant + "\"?)")
                .orElseGet(() ->
                        "; known here: " + String.join(", ", beside.fields().keySet()));
        return new SpecViolation(path, "unknown field \"" + path + "\"" + hint);
    }

    /** The candidate that is a few typing errors away, if there is one. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.length() > 100) {
            return Optional.empty();
        }
        int most = Math.max(1, Math.min(4, wanted.length() / 3));
        return candidates.stream()
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
    }

    /** Levenshtein's: insertions, deletions and replacements. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static Optional<String> elsewhere(ObjectSchema schema, String path, String name) {
        if (schema.fields().containsKey(name)) {
            return Optional.of(path + name);
        }
        return schema.fields().entrySet().stream()
                .filter(entry -> entry.getValue().schema() instanceof ObjectSchema)
                .map(entry -> elsewhere((ObjectSchema) entry.getValue().schema(), path + entry.getKey() + ".", name))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
