package dev.activitypipeline.controller.streamjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.ManifestCase;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.Placement;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamJobManifestsTest {

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void theDriverStartsWithThePlansSettings(ManifestCase given) {
        // Given
        PipelinePlan plan = given.plan();
        Placement place = Placement.inPod(plan, KafkaAccess.file(), DriverSet.STORE, DriverPorts.STATUS);

        // When
        StreamSettings settings = StreamSettings.fromEnvironment(environmentOfDriver(given));

        // Then
        assertThat(settings).isEqualTo(plan.streamSettings(place));
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void thereIsNeverMoreThanOneDriver(ManifestCase given) {
        assertThat(driver(given, StatefulSet.class).getSpec().getReplicas())
                .isEqualTo(given.plan().suspended() ? 0 : 1);
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void theOptionsAreAJavaArgumentFile(ManifestCase given) {
        // When
        String options = driver(given, ConfigMap.class).getData().get("spark.options");

        // Then: an argument a line, and nothing that the java command would take for a quote, a comment or a separator
        assertThat(options.lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("-(D[a-zA-Z0-9.]+=|XX:)[^\\s\"'#\\\\]+"));
        assertThat(options.lines()).doesNotHaveDuplicates();
    }

    @Test
    void aDriverThatWorksAloneIsReachedByNobodysSpark() {
        // When
        Map<String, String> properties = sparkProperties(ManifestCase.of("minimal"));

        // Then
        assertThat(properties)
                .containsEntry("spark.master", "local[2]")
                .containsEntry("spark.driver.host", "127.0.0.1")
                .containsEntry("spark.local.dir", "/scratch")
                .allSatisfy((name, value) -> assertThat(name).doesNotContain("kubernetes"));
        assertThat(driver(ManifestCase.of("minimal"), Service.class).getSpec().getPorts())
                .extracting(port -> port.getPort())
                .containsExactly(9405);
    }

    @Test
    void executorsFindTheDriverAndShareItsMeans() {
        // When
        Map<String, String> properties = sparkProperties(ManifestCase.of("executors"));

        // Then
        assertThat(properties)
                .containsEntry("spark.executor.instances", "2")
                .containsEntry("spark.executor.cores", "2")
                .containsEntry("spark.kubernetes.executor.request.cores", "1500m")
                .containsEntry("spark.executor.memory", "1536m")
                .containsEntry("spark.executor.memoryOverhead", "512m")
                .containsEntry("spark.driver.host", "fitness-stream-0.fitness-stream.demo.svc")
                .containsEntry("spark.sql.shuffle.partitions", "8");
        Service service = driver(ManifestCase.of("executors"), Service.class);
        assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
        assertThat(service.getSpec().getPorts())
                .extracting(port -> port.getPort())
                .containsExactly(9405, 7078, 7079);
    }

    @Test
    void sparkDeletesNothingOfOurs() {
        assertThat(sparkProperties(ManifestCase.of("executors")))
                .containsEntry("spark.kubernetes.driver.service.deleteOnTermination", "false")
                .containsEntry("spark.kubernetes.driver.ownPersistentVolumeClaim", "false")
                .containsEntry("spark.kubernetes.executor.disableConfigMap", "true");
        assertThat(ManifestCase.of("executors").objects())
                .allMatch(object -> !object.getMetadata().getLabels().containsKey("spark-app-selector"));
    }

    @Test
    void executorsAreBesideTheDriverWhereTheVolumeIsOfOneNode() {
        assertThat(template("executors")).contains("podAffinity", "kubernetes.io/hostname");
        assertThat(template("tls-scram")).doesNotContain("Affinity");
    }

    @Test
    void executorPodsLeaveRoomForWhatIsUniqueToAStart() {
        // When
        String prefix = environmentOfDriver(ManifestCase.of("long-name")).get("EXECUTOR_POD_NAME_PREFIX");

        // Then: Spark wants at most 47 characters; six that are unique, and a dash before them
        assertThat(prefix.length() + 7).isLessThanOrEqualTo(47);
    }

    private static String template(String name) {
        return driver(ManifestCase.of(name), ConfigMap.class).getData().get("executor.yaml");
    }

    private static Map<String, String> sparkProperties(ManifestCase given) {
        Map<String, String> properties = new HashMap<>();
        driver(given, ConfigMap.class)
                .getData()
                .get("spark.options")
                .lines()
                .filter(line -> line.startsWith("-D"))
                .forEach(line ->
                        properties.put(line.substring(2, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return properties;
    }

    private static <R extends HasMetadata> R driver(ManifestCase given, Class<R> kind) {
        List<R> objects = given.objects(kind).stream()
                .filter(object -> object.getMetadata().getName().equals(given.plan().names().stream()))
                .toList();
        assertThat(objects).hasSize(1);
        return objects.get(0);
    }

    /** As the kubelet would make it. */
    private static Map<String, String> environmentOfDriver(ManifestCase given) {
        Container container = driver(given, StatefulSet.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        Map<String, String> environment = new HashMap<>();
        for (EnvVar variable : container.getEnv()) {
            environment.put(
                    variable.getName(),
                    variable.getValueFrom() == null
                            ? variable.getValue().replace("$$", "$")
                            : driver(given, ConfigMap.class)
                                    .getData()
                                    .get(variable.getValueFrom()
                                            .getConfigMapKeyRef()
                                            .getKey()));
        }
        return environment;
    }
}
