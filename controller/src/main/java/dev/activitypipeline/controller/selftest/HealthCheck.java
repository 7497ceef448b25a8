package dev.activitypipeline.controller.selftest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether the controller is ready; one that has just been installed is given a while. */
final class HealthCheck {
    private static final Duration PATIENCE_OF_A_REQUEST = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE_OF_A_REQUEST)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param controller http://host:port */
    Finding of(URI controller, Duration patience) throws InterruptedException {
        String subject = "the controller at " + controller + " is ready";
        long end = System.nanoTime() + patience.toNanos();
        String last = ask(controller.resolve("/readyz"));
        while (!last.isEmpty() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            last = ask(controller.resolve("/readyz"));
        }
        return last.isEmpty()
                ? new Finding.Passed(subject)
                : new Finding.Failed(subject, last + " for " + patience.toSeconds() + " s; read the controller's log");
    }

    /** @return what is wrong, or an empty text */
    private String ask(URI address) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE_OF_A_REQUEST)
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? ""
                    : address + " answered " + answer.statusCode() + " "
                            + answer.body().strip();
        } catch (IOException nobody) {
            return address + " did not answer (" + nobody.getClass().getSimpleName() + ")";
        }
    }
}
