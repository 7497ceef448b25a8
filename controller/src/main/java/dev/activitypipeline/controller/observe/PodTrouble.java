package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a pod does not run, as Kubernetes tells it.
 *
 * @param reason the kubelet's, where it is one that is known
 * @param message what a person needs to know
 */
public record PodTrouble(Reason reason, String message) {
    /** Waiting of a kind that passes by itself. */
    private static final Set<String> ORDINARY = Set.of("ContainerCreating", "PodInitializing");

    /** How each of our processes ends when it cannot go on. */
    private static final Pattern LAST_WORDS = Pattern.compile("error: (?<reason>[A-Z][A-Za-z]+): (?<message>.+)");

    /** The first trouble of a pod, if it has one. */
    public static Optional<PodTrouble> of(Pod pod) {
        String name = pod.getMetadata().getName();
        if (pod.getStatus() == null) {
            return Optional.empty();
        }
        for (PodCondition condition : nonNull(pod.getStatus().getConditions())) {
            if ("PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus())) {
                return Optional.of(new PodTrouble(
                        Reason.UNSCHEDULABLE, "pod " + name + " finds no node: " + condition.getMessage()));
            }
        }
        for (ContainerStatus container : nonNull(pod.getStatus().getContainerStatuses())) {
            Optional<PodTrouble> trouble = of(name, container);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        return Optional.empty();
    }

    private static Optional<PodTrouble> of(String pod, ContainerStatus container) {
        ContainerStateWaiting waiting = Optional.ofNullable(container.getState())
                .map(ContainerState::getWaiting)
                .orElse(null);
        if (waiting == null || waiting.getReason() == null || ORDINARY.contains(waiting.getReason())) {
            return Optional.empty();
        }
        ContainerStateTerminated last = Optional.ofNullable(container.getLastState())
                .map(ContainerState::getTerminated)
                .orElse(null);
        if (last != null && "OOMKilled".equals(last.getReason())) {
            return Optional.of(new PodTrouble(
                    Reason.OOM_KILLED,
                    "pod " + pod + " was killed for want of memory; raise spec's resources.memory of it"));
        }
        Matcher ownWords = LAST_WORDS.matcher(last == null ? "" : lastLine(last.getMessage()));
        if (ownWords.matches()) {
            return Optional.of(new PodTrouble(
                    Reason.told(ownWords.group("reason"), Reason.CRASH_LOOP_BACK_OFF),
                    ownWords.group("message") + " (pod " + pod
                            + " ends with this and is started again, with a growing pause)"));
        }
        String said = last == null || lastLine(last.getMessage()).isEmpty() ? "" : ": " + lastLine(last.getMessage());
        return Optional.of(new PodTrouble(
                Reason.told(waiting.getReason(), Reason.POD_NOT_RUNNING),
                "pod " + pod + " with image " + container.getImage() + " does not run: " + waiting.getReason()
                        + (waiting.getMessage() == null ? "" : " (" + waiting.getMessage() + ")") + said));
    }

    private static String lastLine(String text) {
        List<String> lines = text == null ? List.of() : text.strip().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static <T> List<T> nonNull(List<T> list) {
        return list == null ? List.of() : list;
    }
}
