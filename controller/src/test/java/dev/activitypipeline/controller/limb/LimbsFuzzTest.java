package dev.activitypipeline.controller.limb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Whatever is planned has objects, and its files say what was planned. */
class LimbsFuzzTest {
    private static final int PLANS = 3_000;

    @Test
    void everyPlanHasItsObjects() {
        RandomPlans.of(20_240_102).limit(PLANS).forEach(plan -> {
            // When
            List<HasMetadata> objects = ManifestCase.objects(plan);

            // Then
            assertThat(objects)
                    .hasSizeGreaterThan(10)
                    .allMatch(object -> object.getMetadata().getName().matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?"));
            assertThat(objects)
                    .extracting(object ->
                            object.getKind() + "/" + object.getMetadata().getName())
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void everyFileIsReadAsItWasMeant() {
        RandomPlans.of(20_240_103).limit(PLANS).forEach(plan -> {
            // When
            List<ConfigMap> configs = ManifestCase.objects(plan, ConfigMap.class);

            // Then
            assertThat(configs).hasSize(2).allSatisfy(config -> assertThat(
                            properties(config.getData().get("kafka.properties")))
                    .isEqualTo(KafkaAccess.of(plan.kafka()).properties()));
            assertThat(sparkOptions(plan)).containsAll(expectedSparkConf(plan));
        });
    }

    private static List<String> expectedSparkConf(PipelinePlan plan) {
        return plan.stream().sparkConf().entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    private static List<String> sparkOptions(PipelinePlan plan) {
        return ManifestCase.objects(plan, ConfigMap.class).stream()
                .map(config -> config.getData().get("spark.options"))
                .filter(options -> options != null)
                .flatMap(String::lines)
                .toList();
    }

    private static Properties properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }
}
