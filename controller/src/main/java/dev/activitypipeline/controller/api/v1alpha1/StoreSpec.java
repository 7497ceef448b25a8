package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;

/** The volume and the tables on it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.path) == has(oldSelf.path) && (!has(self.path) || self.path == oldSelf.path)",
        message = "spec.store.path is immutable; create a new pipeline")
@ValidationRule(
        value = "has(self.storageClassName) == has(oldSelf.storageClassName)"
                + " && (!has(self.storageClassName) || self.storageClassName == oldSelf.storageClassName)",
        message = "spec.store.storageClassName is immutable; create a new pipeline")
@ValidationRule(
        value = "!has(self.bigQuery) || self.format == 'delta'",
        message =
                "bigQuery has no place with format parquet: what is committed can be told only from a Delta log; remove it or use format delta")
@ValidationRule(
        value = "!has(self.bigQuery) || self.accessMode != 'ReadWriteOncePod'",
        message =
                "bigQuery has no place with accessMode ReadWriteOncePod, which leaves no room for a second pod; use ReadWriteOnce or ReadWriteMany")
public record StoreSpec(
        @JsonPropertyDescription(
                "Size of the volume, such as 10Gi; at least 64Mi. May grow, where the StorageClass allows it; never shrink.")
        @Default("10Gi")
        @QuantityBetween(min = "64Mi", max = "8Pi")
        @ValidationRule(
                value = "quantity(string(self)).compareTo(quantity(string(oldSelf))) >= 0",
                message =
                        "spec.store.size cannot shrink, for Kubernetes cannot make a volume smaller; create a new pipeline")
        @Effect(Impact.IN_PLACE)
        IntOrString size,

        @JsonPropertyDescription(
                "delta: Delta tables, every reader sees the committed rows alone. parquet: plain files, a batch published at once.")
        @Default("delta")
        @ValidationRule(value = "self == oldSelf", message = "spec.store.format is immutable; create a new pipeline")
        @Effect(Impact.RESET_REQUIRED)
        Format format,

        @JsonPropertyDescription("Whether the volume with all that is stored stays when the pipeline is deleted.")
        @Default("Retain")
        @Effect(Impact.IN_PLACE)
        DeletionPolicy deletionPolicy,

        @JsonPropertyDescription("StorageClass of the volume; without it the cluster's default. Cannot change.")
        @Pattern(Patterns.DNS_SUBDOMAIN)
        @Expects(Patterns.NAME_WORDS)
        @Effect(Impact.RESET_REQUIRED)
        String storageClassName,

        @JsonPropertyDescription(
                "How pods may mount the volume. With ReadWriteOnce executors run on the driver's node; ReadWriteOncePod leaves no room for executors. Cannot change.")
        @Default("ReadWriteOnce")
        @ValidationRule(
                value = "self == oldSelf",
                message = "spec.store.accessMode is immutable; create a new pipeline")
        @Effect(Impact.RESET_REQUIRED)
        AccessMode accessMode,

        @JsonPropertyDescription("Days of events to keep, such as 90d, counted from today; without it all are kept.")
        @Pattern("^[1-9][0-9]{0,4}d$")
        @Expects("a number of days between 1d and 36500d, such as 90d")
        String retention,

        @JsonPropertyDescription("Merging of small files; for format delta only, which has it by default.")
        CompactionSpec compaction,

        @JsonPropertyDescription(
                "Folder of the tables inside the volume, relative; without it the volume's root. Cannot change.")
        @Pattern("^[^/\\x00][^\\x00]*$")
        @Expects("a relative path without \"..\"")
        @Effect(Impact.RESET_REQUIRED)
        String path,

        @JsonPropertyDescription(
                "Tables in BigQuery that follow the store's. An outage there costs nothing but their lag; for format delta only.")
        @Effect(Impact.IN_PLACE)
        BigQuerySpec bigQuery) {

    /** How the tables are kept. */
    public enum Format {
        @JsonProperty("delta")
        DELTA,
        @JsonProperty("parquet")
        PARQUET
    }

    /** How pods may mount the volume. */
    public enum AccessMode {
        @JsonProperty("ReadWriteOnce")
        READ_WRITE_ONCE,
        @JsonProperty("ReadWriteMany")
        READ_WRITE_MANY,
        @JsonProperty("ReadWriteOncePod")
        READ_WRITE_ONCE_POD
    }
}
