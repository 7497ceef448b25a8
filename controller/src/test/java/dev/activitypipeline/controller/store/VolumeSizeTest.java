package dev.activitypipeline.controller.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeSizeTest {

    @ParameterizedTest
    @CsvSource({
        "10Gi, 10Gi",
        "1024Mi, 1Gi",
        "1.5Gi, 1536Mi",
        "0.5Ti, 512Gi",
        "2000M, 2G",
        "1.5G, 1500M",
        "64000000, 64M",
        "67108864, 67108864",
        "1e9, 1G"
    })
    void isWrittenAsTheApiServerWritesIt(String asked, String written) {
        assertThat(VolumeSize.of(asked)).hasToString(written);
    }
}
