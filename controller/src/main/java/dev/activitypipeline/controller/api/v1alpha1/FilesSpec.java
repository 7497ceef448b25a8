package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;

/** Files with the contract's columns. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilesSpec(
        @JsonPropertyDescription(
                "PersistentVolumeClaim in the pipeline's namespace that holds the files; on a laptop a folder of that name stands in for it.")
        @Required
        @Pattern(Patterns.DNS_SUBDOMAIN)
        @Expects(Patterns.NAME_WORDS)
        String claim,

        @JsonPropertyDescription("Folder inside the claim, relative; without it the claim's root.")
        @Pattern("^[^/\\x00].*$")
        @Expects("a relative path without \"..\"")
        String directory,

        @JsonPropertyDescription("A glob over file names: *.csv, *.jsonl or *.ndjson, or one file's name.")
        @Required
        @Pattern("^[^/\\x00]+$")
        @Expects("a glob over file names without \"/\" and \"..\"")
        String path,

        @JsonPropertyDescription(
                "Whether to go on looking for new files after the last line; otherwise the source ends.")
        @Default("true")
        Boolean watch) {}
