package dev.activitypipeline.controller.crd;

import java.util.List;

/** How the CRD that the cluster serves stands to the one that this controller was built with. */
public sealed interface CrdState {
    /** Brings the cluster's CRD to this controller's, whoever installed it; from the root of the sources that the chart is installed from. */
    String REMEDY =
            "kubectl apply --server-side --force-conflicts -f helm/activity-pipeline/crds/activitypipelines.activity.dev.yaml";

    /** What is so, why, and what to do; empty where there is nothing to say. */
    String message();

    /** Whether what the controller writes is kept. */
    default boolean isUsable() {
        return true;
    }

    default boolean isOutdated() {
        return this instanceof Outdated;
    }

    /** It is the one. */
    record Current() implements CrdState {
        @Override
        public String message() {
            return "";
        }
    }

    /** It knows all that ours knows, and more. */
    record Newer() implements CrdState {
        @Override
        public String message() {
            return "the cluster's CRD " + ShippedCrd.NAME
                    + " is of a newer controller than this one; upgrade this one, too";
        }
    }

    /**
     * It is an older one: {@code helm upgrade} leaves CRDs as they are.
     *
     * @param lacking fields that the controller writes and that the API server would drop without a word
     */
    record Outdated(List<String> lacking) implements CrdState {
        @Override
        public boolean isUsable() {
            return lacking.isEmpty();
        }

        @Override
        public String message() {
            String loss = lacking.isEmpty()
                    ? "its rules and descriptions are not this controller's"
                    : "it lacks " + String.join(", ", lacking)
                            + ", and the API server drops what the controller writes there";
            return "the cluster's CRD " + ShippedCrd.NAME
                    + " is outdated, for an upgrade of the chart leaves CRDs as they are; " + loss + ". Run: " + REMEDY;
        }
    }

    /** It was not to be seen. */
    record Unseen(String why) implements CrdState {
        @Override
        public String message() {
            return "the cluster's CRD " + ShippedCrd.NAME + " cannot be compared with this controller's: " + why;
        }
    }
}
