package dev.activitypipeline.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The objects of one pipeline that were found, or made, as one wish has them, each with its version: as long as neither has changed, comparing them again
 * would say the same, at a hundred times the cost of this. The framework never looks at a pipeline twice at once; nothing here is locked.
 */
final class Agreement {
    private static final String ABSENT = "";

    private final Wish wish;
    private final Map<ObjectName, String> versions = new HashMap<>();
    private boolean complete;

    Agreement(Wish wish) {
        this.wish = wish;
    }

    Wish wish() {
        return wish;
    }

    /** That version of an object is as it should be, or is nobody's business. */
    void add(HasMetadata found) {
        versions.put(ObjectName.of(found), found.getMetadata().getResourceVersion());
    }

    /** It should not be there, and is not. */
    void addAbsence(HasMetadata undesired) {
        versions.put(ObjectName.of(undesired), ABSENT);
    }

    boolean isOn(HasMetadata found) {
        return found.getMetadata().getResourceVersion().equals(versions.get(ObjectName.of(found)));
    }

    /** All objects that the wish speaks of have been gone through; for so many of them nothing is left to do. */
    void conclude(int objects) {
        complete = versions.size() == objects;
    }

    /**
     * Whether nothing is left to do for any object, without a look at what is desired.
     *
     * @param live the cluster's object of a name
     */
    boolean holds(Function<ObjectName, Optional<? extends HasMetadata>> live) {
        return complete
                && versions.entrySet().stream().allMatch(agreed -> live.apply(agreed.getKey())
                        .map(object -> object.getMetadata().getResourceVersion())
                        .orElse(ABSENT)
                        .equals(agreed.getValue()));
    }
}
