package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.observe.Credentials;
import dev.activitypipeline.controller.observe.Logins;
import dev.activitypipeline.controller.plan.Planning;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Logins NO_LOGINS = new Logins(new Credentials.None(), new Credentials.None());

    private final Map<ObjectName, HasMetadata> cluster = new HashMap<>();
    private final Plans plans = new Plans();
    private final Agreements agreements = new Agreements();
    private final Agreement agreement = agreements.on(wish(pipeline(1)));

    @Test
    void holdsWhileEveryObjectIsOfTheVersionAgreedOn() {
        // Given
        agreement.add(put(new ConfigMap(), "1"));
        agreement.addAbsence(named(new Service(), null));
        agreement.conclude(2);

        // Then
        assertThat(agreement.holds(this::live)).isTrue();

        // When
        put(new ConfigMap(), "2");

        // Then
        assertThat(agreement.holds(this::live)).isFalse();
    }

    @Test
    void endsWithAnObjectThatGoesAndWithOneThatComes() {
        // Given
        agreement.add(put(new ConfigMap(), "1"));
        agreement.addAbsence(named(new Service(), null));
        agreement.conclude(2);

        // When
        cluster.remove(ObjectName.of(named(new ConfigMap(), null)));

        // Then
        assertThat(agreement.holds(this::live)).isFalse();

        // When
        put(new ConfigMap(), "1");
        put(new Service(), "1");

        // Then
        assertThat(agreement.holds(this::live)).isFalse();
    }

    @Test
    void isNoneUntilAllObjectsHaveBeenGoneThrough() {
        // Given
        agreement.add(put(new ConfigMap(), "1"));

        // Then
        assertThat(agreement.holds(this::live)).isFalse();

        // When
        agreement.conclude(2);

        // Then
        assertThat(agreement.holds(this::live)).isFalse();
        assertThat(agreement.isOn(named(new ConfigMap(), "1"))).isTrue();
        assertThat(agreement.isOn(named(new ConfigMap(), "2"))).isFalse();
        assertThat(agreement.isOn(named(new Service(), "1"))).isFalse();
    }

    @Test
    void anotherWishBeginsAnew() {
        // Given
        agreement.add(put(new ConfigMap(), "1"));
        Logins otherPassword = new Logins(new Credentials.Known("5eec2e70"), new Credentials.None());
        Wish same = wish(pipeline(1));

        // Then
        assertThat(agreements.on(same)).isSameAs(agreement);
        assertThat(agreements.on(new Wish(same.plan(), true, otherPassword)).isOn(named(new ConfigMap(), "1")))
                .isFalse();
        assertThat(agreements.on(same)).isNotSameAs(agreement);
    }

    @Test
    void aForgottenPipelineBeginsAnew() {
        // When
        agreements.forget(agreement.wish().uid());

        // Then
        assertThat(agreements.on(agreement.wish())).isNotSameAs(agreement);
    }

    @Test
    void aSpecIsPlannedOnceForEachOfItsGenerations() {
        // Given
        Planning first = plans.of(pipeline(1));

        // Then
        assertThat(plans.of(pipeline(1))).isSameAs(first);

        // When
        ActivityPipeline edited = pipeline(2);
        edited.setSpec(null);

        // Then
        assertThat(plans.of(edited)).isInstanceOf(Planning.Rejected.class);

        // When
        plans.forget("u");

        // Then
        assertThat(plans.of(pipeline(2))).isEqualTo(first);
    }

    private Wish wish(ActivityPipeline pipeline) {
        return new Wish(((Planning.Planned) plans.of(pipeline)).plan(), true, NO_LOGINS);
    }

    private static ActivityPipeline pipeline(long generation) {
        return Serialization.unmarshal("""
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: fitness, namespace: activity, uid: u, generation: %d}
                spec:
                  kafka: {bootstrapServers: "kafka:9092"}
                  topic: {name: user-activity, partitions: 6}
                  producer: {source: {simulate: {}}}
                """.formatted(generation), ActivityPipeline.class);
    }

    private Optional<? extends HasMetadata> live(ObjectName name) {
        return Optional.ofNullable(cluster.get(name));
    }

    private HasMetadata put(HasMetadata object, String version) {
        named(object, version);
        cluster.put(ObjectName.of(object), object);
        return object;
    }

    private static HasMetadata named(HasMetadata object, String version) {
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace("activity")
                .withName("fitness")
                .withResourceVersion(version)
                .build());
        return object;
    }
}
