package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.topicoperator.TopicQueue.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicQueueTest {
    private static final Duration LINGER = Duration.ofMillis(100);

    private final TopicQueue queue = new TopicQueue();

    @Test
    void aTopicWaitsOnceHoweverOftenItIsChanged() throws InterruptedException {
        // When
        for (int i = 0; i < 5; i++) {
            queue.add(topic(1), Lane.EDIT);
            queue.add(topic(1), Lane.ROUND);
            queue.add(topic(2), Lane.ROUND);
        }

        // Then
        assertThat(queue.take(100, LINGER)).containsExactly(topic(1), topic(2));
    }

    @Test
    void whoComesFirstIsServedFirst() throws InterruptedException {
        // When
        IntStream.range(0, 250).forEach(i -> queue.add(topic(i), Lane.EDIT));

        // Then
        assertThat(queue.take(100, LINGER)).containsExactlyElementsOf(topics(0, 100));
        assertThat(queue.take(100, LINGER)).containsExactlyElementsOf(topics(100, 200));
        assertThat(queue.take(100, LINGER)).containsExactlyElementsOf(topics(200, 250));
    }

    @Test
    void anEditOvertakesTheRoundAndTheRoundKeepsItsShare() throws InterruptedException {
        // Given
        IntStream.range(0, 1_000).forEach(i -> queue.add(topic(i), Lane.ROUND));

        // When
        IntStream.range(2_000, 2_200).forEach(i -> queue.add(topic(i), Lane.EDIT));
        queue.add(topic(999), Lane.EDIT);

        // Then
        List<TopicRef> first = queue.take(100, LINGER);
        assertThat(first.subList(0, 90)).containsExactlyElementsOf(topics(2_000, 2_090));
        assertThat(first.subList(90, 100)).containsExactlyElementsOf(topics(0, 10));
        queue.take(100, LINGER);
        assertThat(queue.take(100, LINGER)).contains(topic(999));
        assertThat(queue.length(Lane.EDIT)).isZero();
    }

    @Test
    void aTopicInABatchIsHandedOutAgainWhenThatIsOver() throws Exception {
        // Given
        queue.add(topic(1), Lane.EDIT);
        queue.take(100, LINGER);

        // When
        queue.add(topic(1), Lane.ROUND);
        queue.add(topic(1), Lane.EDIT);
        CompletableFuture<List<TopicRef>> next = CompletableFuture.supplyAsync(this::take);

        // Then
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(next).isNotDone();
        queue.finished(topic(1));
        assertThat(next.get(5, TimeUnit.SECONDS)).containsExactly(topic(1));
    }

    @Test
    void aSingleEditDoesNotWaitTheWholeLinger() throws InterruptedException {
        // Given
        queue.add(topic(1), Lane.EDIT);
        long start = System.nanoTime();

        // When
        queue.take(100, Duration.ofSeconds(5));

        // Then a tenth of it, in which nobody else came
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(2));
    }

    @Test
    void aBatchThatKeepsGrowingEndsWithTheLinger() throws InterruptedException {
        // Given
        queue.add(topic(0), Lane.EDIT);
        CompletableFuture<Void> more = CompletableFuture.runAsync(() -> {
            for (int i = 1; i < 200; i++) {
                queue.add(topic(i), Lane.EDIT);
                sleep(5);
            }
        });

        // When
        List<TopicRef> batch = queue.take(1_000, Duration.ofMillis(300));

        // Then
        assertThat(batch.size()).isBetween(10, 120);
        more.join();
    }

    @Test
    void onlyAFullBatchIsTakenAhead() {
        // Given
        IntStream.range(0, 99).forEach(i -> queue.add(topic(i), Lane.EDIT));
        assertThat(queue.takeFull(100)).isEmpty();

        // When
        queue.add(topic(99), Lane.EDIT);

        // Then
        assertThat(queue.takeFull(100)).containsExactlyElementsOf(topics(0, 100));
        assertThat(queue.takeFull(100)).isEmpty();
    }

    private List<TopicRef> take() {
        try {
            return queue.take(100, LINGER);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static TopicRef topic(int number) {
        return new TopicRef("activity", "topic-" + number);
    }

    private static List<TopicRef> topics(int from, int until) {
        return IntStream.range(from, until).mapToObj(TopicQueueTest::topic).toList();
    }
}
