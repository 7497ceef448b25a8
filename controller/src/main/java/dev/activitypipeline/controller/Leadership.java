package dev.activitypipeline.controller;

import dev.activitypipeline.controller.selftest.Rights;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several controllers acts: the one that holds the lease. One that is stopped gives it back, so that the next one need not wait until it has run out;
 * the framework keeps it.
 */
final class Leadership {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final String identity;
    private final Runnable leads;
    private final Runnable lost;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /**
     * @param identity by which the lease tells this process from others
     * @param leads begins what only the leader does beside the framework's own work
     * @param lost ends the process at once: another one leads by now, and two must not act
     */
    Leadership(String identity, Runnable leads, Runnable lost) {
        this.identity = identity;
        this.leads = leads;
        this.lost = lost;
    }

    LeaderElectionConfiguration configuration() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(Rights.LEASE)
                .withIdentity(identity)
                .withExitOnStopLeading(false)
                .withLeaderCallbacks(
                        new LeaderCallbacks(this::begun, this::ended, leader -> LOG.info("the leader is {}", leader)))
                .build();
    }

    /** Finishes what is being reconciled, and gives the lease back. */
    void stop(Operator operator, KubernetesClient client) {
        stopping.set(true);
        operator.stop();
        try {
            giveBack(client);
        } catch (KubernetesClientException keptUntilItRunsOut) {
            LOG.warn("cannot give the lease back: {}", keptUntilItRunsOut.getMessage());
        }
        client.close();
    }

    private void giveBack(KubernetesClient client) {
        Lease lease = client.leases()
                .inNamespace(client.getNamespace())
                .withName(Rights.LEASE)
                .get();
        if (lease != null && identity.equals(lease.getSpec().getHolderIdentity())) {
            lease.getSpec().setHolderIdentity("");
            // With its version: whoever has taken it meanwhile keeps it.
            client.resource(lease).update();
        }
    }

    private void begun() {
        LOG.info("leads");
        leads.run();
    }

    private void ended() {
        if (!stopping.get()) {
            LOG.error("has lost the lease, and ends");
            lost.run();
        }
    }
}
