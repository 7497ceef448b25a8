package dev.activitypipeline.controller.topicoperator;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** What Kafka answers to a question about one topic. */
sealed interface Answer<T> {
    /** Kafka did or told what it was asked. */
    record Given<T>(T value) implements Answer<T> {}

    /** Kafka did not. */
    record Refused<T>(Throwable cause) implements Answer<T> {
        boolean isBecauseOf(Class<? extends Throwable> kind) {
            return kind.isInstance(cause);
        }
    }

    /** Waits for it; the Admin client's own time limit ends the wait. */
    static <T> Answer<T> of(KafkaFuture<T> future) throws InterruptedException {
        return of(future.toCompletionStage());
    }

    static <T> Answer<T> of(CompletionStage<T> stage) throws InterruptedException {
        try {
            return new Given<>(stage.toCompletableFuture().get());
        } catch (ExecutionException refused) {
            return new Refused<>(refused.getCause());
        }
    }
}
