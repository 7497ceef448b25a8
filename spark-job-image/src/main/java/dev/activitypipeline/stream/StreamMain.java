package dev.activitypipeline.stream;

import dev.activitypipeline.contract.settings.InvalidEnvironment;
import dev.activitypipeline.contract.settings.StreamSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Exit codes: 0 drained and stopped, 1 failed and may pass by a restart, 2 wrong environment, 3 somebody has to decide something. */
public final class StreamMain {
    private StreamMain() {}

    public static void main(String[] arguments) {
        int exit;
        try {
            StreamSettings settings = StreamSettings.fromEnvironment(System.getenv());
            exit = new StreamJob(settings, afterlife(System.getenv())).run();
        } catch (InvalidEnvironment invalid) {
            System.err.println("error: InvalidEnvironment: " + invalid.getMessage());
            exit = 2;
        } catch (StreamStopped stopped) {
            LoggerFactory.getLogger(StreamMain.class).error("stopped", stopped);
            System.err.println("error: " + stopped.getMessage());
            exit = stopped.problem().mayPass() ? 1 : 3;
        } catch (Throwable unexpected) {
            LoggerFactory.getLogger(StreamMain.class).error("failed", unexpected);
            System.err.println("error: StreamFailed: " + unexpected);
            exit = 1;
        }
        Runtime.getRuntime().halt(exit);
    }

    /** Whoever starts a driver only to start it again when it ends, as Kubernetes does, says here how. */
    private static Afterlife afterlife(Map<String, String> environment) {
        return new Afterlife(
                Optional.ofNullable(environment.get("RESTART_POLICY_FILE")).map(Path::of),
                Path.of(System.getProperty("java.io.tmpdir"), "failures"));
    }
}
