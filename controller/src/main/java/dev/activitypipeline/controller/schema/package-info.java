/** The model as a value: what each field may hold, its default and its effect, read from the annotations of the records. Manifests and specs are both checked against it. */
package dev.activitypipeline.controller.schema;
