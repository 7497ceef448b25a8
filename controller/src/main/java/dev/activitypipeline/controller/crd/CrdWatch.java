package dev.activitypipeline.controller.crd;

import dev.activitypipeline.controller.crd.CrdState.Newer;
import dev.activitypipeline.controller.crd.CrdState.Unseen;
import dev.activitypipeline.controller.reconcile.Events;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the cluster's CRD with this controller's, again and again; what changes is told once: in the log, as an event, and by a metric. */
public final class CrdWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CrdWatch.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final KubernetesClient client;
    private final ShippedCrd shipped;
    private volatile CrdState state = new CrdState.Current();

    public CrdWatch(KubernetesClient client, ShippedCrd shipped, MeterRegistry metrics) {
        this.client = client;
        this.shipped = shipped;
        Gauge.builder("activitypipeline.crd.outdated", () -> state.isOutdated() ? 1 : 0)
                .description("1 while the cluster's CRD is older than the controller")
                .register(metrics);
    }

    /** As it was at the last look. */
    public CrdState state() {
        return state;
    }

    /** Looks at once, and then every ten minutes. */
    public void start() {
        look();
        TimerTask again = new TimerTask() {
            @Override
            public void run() {
                look();
            }
        };
        new Timer("crd-watch", true).schedule(again, INTERVAL.toMillis(), INTERVAL.toMillis());
    }

    void look() {
        CustomResourceDefinition served = null;
        CrdState now;
        try {
            served = client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(ShippedCrd.NAME)
                    .get();
            now = shipped.compare(served);
        } catch (KubernetesClientException refused) {
            now = new Unseen(refused.getMessage());
        }
        if (!now.equals(state)) {
            tell(now, served);
        }
        state = now;
    }

    private void tell(CrdState now, CustomResourceDefinition served) {
        if (now.isOutdated()) {
            LOG.warn(now.message());
            Events.publish(client, served, "Warning", Reason.CRD_OUTDATED, now.message());
        } else if (now instanceof Newer || now instanceof Unseen) {
            LOG.info(now.message());
        } else {
            LOG.info("the cluster's CRD {} is this controller's again", ShippedCrd.NAME);
        }
    }
}
