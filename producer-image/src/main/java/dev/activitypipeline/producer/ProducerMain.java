package dev.activitypipeline.producer;

import dev.activitypipeline.contract.settings.InvalidEnvironment;
import dev.activitypipeline.contract.settings.ProducerSettings;

/**
 * Sends one source's events into the topic, exactly once.
 *
 * <p>Exit codes: 0 done or stopped by SIGTERM; 1 an unexpected fault; 2 wrong settings; 3 another producer took over.
 */
public final class ProducerMain {
    private ProducerMain() {}

    public static void main(String[] arguments) {
        ProducerSettings settings = null;
        try {
            settings = ProducerSettings.fromEnvironment(System.getenv());
        } catch (InvalidEnvironment e) {
            System.err.println("error: InvalidEnvironment: " + e.getMessage());
            System.exit(2);
        }
        System.exit(new ProducerProcess(settings).run());
    }
}
