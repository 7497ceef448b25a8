package dev.activitypipeline.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LogConfigurationTest {
    /** Without it the controller would log nothing but errors. */
    @Test
    void theFileThatTheOptionsNameIsOnTheClassPath() throws IOException {
        // Given
        String option = "-Dlog4j2.configurationFile=";
        String named = Files.readAllLines(Path.of("java.options")).stream()
                .filter(line -> line.startsWith(option))
                .findFirst()
                .orElseThrow()
                .substring(option.length());

        // Then
        assertThat(Main.class.getClassLoader().getResource(named)).isNotNull();
    }
}
