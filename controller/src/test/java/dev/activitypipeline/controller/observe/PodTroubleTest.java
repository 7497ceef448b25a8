package dev.activitypipeline.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodTroubleTest {
    @Test
    void aProcessThatSaidWhyItEndsIsTakenAtItsWord() {
        // When
        Optional<PodTrouble> trouble = PodTrouble.of(
                waiting("CrashLoopBackOff", "INFO something\\nerror: TopicRecreated: topic \"t\" has id B"));

        // Then
        assertThat(trouble.orElseThrow().reason()).isEqualTo(Reason.TOPIC_RECREATED);
        assertThat(trouble.orElseThrow().message())
                .startsWith("topic \"t\" has id B (pod fitness-stream-0 ends with this and is started again");
    }

    @Test
    void ofAnyOtherKubernetesWordIsTheReason() {
        // When
        Optional<PodTrouble> trouble = PodTrouble.of(waiting("CrashLoopBackOff", "Exception in thread main: x"));

        // Then
        assertThat(trouble.orElseThrow().reason()).isEqualTo(Reason.CRASH_LOOP_BACK_OFF);
        assertThat(trouble.orElseThrow().message()).endsWith("(back-off 10s): Exception in thread main: x");
    }

    @Test
    void aPodThatIsBeingMadeIsNoTrouble() {
        assertThat(PodTrouble.of(waiting("ContainerCreating", ""))).isEmpty();
    }

    private static Pod waiting(String reason, String lastWords) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: fitness-stream-0}
                status:
                  containerStatuses:
                    - state: {waiting: {reason: %s, message: back-off 10s}}
                      lastState: {terminated: {exitCode: 3, reason: Error, message: "%s"}}
                """.formatted(reason, lastWords.replace("\"", "\\\"")), Pod.class);
    }
}
