package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.BigQuerySettings;
import dev.activitypipeline.contract.settings.ProducerSource.Http;
import dev.activitypipeline.contract.settings.StreamSettings.TopicRecreatedPolicy;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.plan.TopicPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Brings the limbs up: the broker, on it the topic, then the producers; and beside all of them Spark, which takes longest. */
final class Startup {
    private final RunArguments arguments;
    private final RunPlan plan;
    private final RunFolder folder;
    private final RunState state;
    private final ProcessLauncher launcher;
    private final Console console;

    Startup(
            RunArguments arguments,
            RunPlan plan,
            RunFolder folder,
            RunState state,
            ProcessLauncher launcher,
            Console console) {
        this.arguments = arguments;
        this.plan = plan;
        this.folder = folder;
        this.state = state;
        this.launcher = launcher;
        this.console = console;
    }

    Pipeline start() throws IOException, InterruptedException, ExecutionException, RunRefused {
        ClassPaths classPaths = new ClassPaths(arguments.home());
        Ports ports = new Ports(state);
        Broker broker = new Broker(launcher, classPaths, folder, ports);
        CommonGround ground = prepare(broker);
        StreamJob stream = new StreamJob(
                launcher, classPaths, ports, plan, folder, plan.streamSettings(ground), console::announce);
        SupervisedChild brokerChild = startBroker(broker);
        Topic topic = new Topic(broker.bootstrapServers(), plan.topic());
        prepareTopic(topic);
        Producers producers = new Producers(launcher, classPaths, ports, console::announce);
        producers.start(plan, ground, arguments.events());
        Optional<BigQueryFollower> bigQuery = startFollower(classPaths, ports);
        tellHowToPost();
        return new Pipeline(brokerChild, topic, producers, stream, bigQuery, broker.bootstrapServers());
    }

    private CommonGround prepare(Broker broker) throws IOException {
        Path kafkaProperties = Files.writeString(folder.own(KafkaAccess.FILE), plan.kafkaProperties());
        return new CommonGround(
                state.pipelineId(),
                broker.bootstrapServers(),
                kafkaProperties,
                folder.volume(),
                folder.acknowledgements());
    }

    private Optional<BigQueryFollower> startFollower(ClassPaths classPaths, Ports ports) throws IOException {
        Optional<BigQuerySettings> settings = plan.bigQuerySettings(state.pipelineId(), folder.volume());
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        BigQueryComparison.remember(folder, settings.get().toEnvironment());
        return Optional.of(new BigQueryFollower(launcher, classPaths, ports, settings.get(), console::announce));
    }

    private SupervisedChild startBroker(Broker broker) throws IOException, InterruptedException, RunRefused {
        Instant start = Instant.now();
        broker.prepare();
        SupervisedChild child = new SupervisedChild(
                "broker", broker::start, () -> JournalSteps.taken(folder.batchJournal()), false, console::announce);
        broker.awaitPort(child.process().orElseThrow());
        console.announce("broker up in " + ProgressLine.seconds(Duration.between(start, Instant.now())) + " at "
                + broker.bootstrapServers());
        return child;
    }

    private void prepareTopic(Topic topic) throws IOException, InterruptedException, ExecutionException, RunRefused {
        TopicPlan wanted = plan.pipeline().topic();
        String topicId = topic.ensure(wanted.partitions(), wanted.config());
        Optional<StoreOwner> owner = StoreOwner.of(folder.store());
        if (owner.isPresent() && plan.pipeline().stream().topicRecreated() == TopicRecreatedPolicy.FAIL) {
            owner.get().mustBeFilledFrom(folder.store(), topicId);
        }
        console.announce("topic " + wanted.name() + ": " + wanted.partitions()
                + (wanted.partitions() == 1 ? " partition" : " partitions"));
    }

    private void tellHowToPost() {
        if (plan.source() instanceof Http http) {
            for (int ordinal = 0; ordinal < plan.producers(); ordinal++) {
                console.announce("post events to http://127.0.0.1:" + (http.port() + ordinal) + "/events");
            }
            console.announce("""
                    for example:
                      curl -sS -H 'Content-Type: application/json' http://127.0.0.1:%d/events -d '{"user_id":17,\
                    "date":"2024-01-05","steps":8042,"calories_burned":2310.5,"distance_km":5.87,"active_minutes":63,\
                    "sleep_hours":7.2,"heart_rate_avg":71,"workout_type":"Running","weather_conditions":"Clear",\
                    "location":"Park","mood":"Happy"}'""".formatted(http.port()));
        }
    }
}
