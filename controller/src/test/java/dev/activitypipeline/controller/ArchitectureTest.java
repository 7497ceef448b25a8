package dev.activitypipeline.controller;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
    private static final String ROOT = "dev.activitypipeline.controller";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theModelKnowsNothingOfOursButTheContract() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".api..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.activitypipeline..")
                        .and(not(resideInAPackage(ROOT + ".api..")))
                        .and(not(resideInAPackage("dev.activitypipeline.contract.."))))
                .check(CLASSES);
    }

    @Test
    void schemaReaderAndPlannerStandOnEachOtherInThatOrder() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".schema..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".manifest..", ROOT + ".plan..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".manifest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".plan..")
                .check(CLASSES);
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void planningKnowsNoClientNoClockAndNoFile() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".plan..", ROOT + ".schema..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.fabric8.kubernetes.client..").and(not(equivalentTo(CustomResource.class))))
                .orShould()
                .dependOnClassesThat(equivalentTo(Clock.class))
                .orShould()
                .dependOnClassesThat(equivalentTo(Files.class))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javaoperatorsdk..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void onlyAMainReadsTheEnvironmentOrEndsTheProcess() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void everyClassIsNamedAfterWhatItIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helper|Manager|Constants|Common|Impl)$")
                .check(CLASSES);
    }

    @Test
    void onlyOneFileKnowsKubernetesLabels() {
        assertThat(sources())
                .filteredOn(file -> read(file).contains("app.kubernetes.io/"))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("PipelineLabels.java");
    }

    @Test
    void noFileHasMoreThan200Lines() {
        assertThat(sources())
                .filteredOn(file -> read(file).lines().count() > 200)
                .isEmpty();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
