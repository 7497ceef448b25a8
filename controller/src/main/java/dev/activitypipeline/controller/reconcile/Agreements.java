package dev.activitypipeline.controller.reconcile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** By a pipeline's UID, what it was last agreed on; some two kilobytes for each, until it is forgotten. */
final class Agreements {
    private final Map<String, Agreement> agreements = new ConcurrentHashMap<>();

    /** Another wish begins with nothing agreed. */
    Agreement on(Wish wish) {
        return agreements.compute(
                wish.uid(), (uid, known) -> known != null && known.wish().equals(wish) ? known : new Agreement(wish));
    }

    void forget(String uid) {
        agreements.remove(uid);
    }
}
