package dev.activitypipeline.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.bench.EncoderContender.Samples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EncoderContenderTest {
    @Test
    void allWriteTheSameBytes() throws IOException {
        // Given
        Samples samples = Samples.simulated(500);
        ObjectMapper jackson = new ObjectMapper();

        for (int i = 0; i < samples.size(); i++) {
            // When
            byte[] byJackson = jackson.writeValueAsBytes(samples.beans().get(i));
            byte[] byFastjson2 = JSON.toJSONBytes(samples.beans().get(i));

            // Then
            assertThat(byJackson)
                    .asString()
                    .isEqualTo(new String(samples.values().get(i), UTF_8));
            assertThat(byFastjson2)
                    .asString()
                    .isEqualTo(new String(samples.values().get(i), UTF_8));
        }
    }

    @Test
    void whatOneReadsTheOtherReadsToo() throws Exception {
        // Given
        Samples samples = Samples.simulated(500);

        // When
        long ours = EncoderContender.OUR_PARSER.over(samples).onAll();
        long jacksons = EncoderContender.JACKSON_PARSER.over(samples).onAll();

        // Then
        assertThat(ours).isEqualTo(jacksons);
    }
}
