package dev.activitypipeline.controller.limb;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A limb's objects follow from the plan and from nothing else. */
class LimbsTest {
    private static final String ROOT = "dev.activitypipeline.controller.";
    private static final List<String> LIMBS =
            List.of(ROOT + "topic", ROOT + "store", ROOT + "producer", ROOT + "streamjob", ROOT + "monitor");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.activitypipeline.controller");

    @Test
    void limbsDoNotKnowEachOther() {
        for (String limb : LIMBS) {
            for (String other : LIMBS) {
                if (!limb.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage(limb)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(other)
                            .check(CLASSES);
                }
            }
        }
    }

    @Test
    void limbsKnowNoClientNoClockNoFileAndNoChance() {
        noClasses()
                .that(resideInAPackage(ROOT + "limb")
                        .or(resideInAPackage(ROOT + "topic"))
                        .or(resideInAPackage(ROOT + "store"))
                        .or(resideInAPackage(ROOT + "producer"))
                        .or(resideInAPackage(ROOT + "streamjob"))
                        .or(resideInAPackage(ROOT + "monitor")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.fabric8.kubernetes.client..")
                        .or(resideInAPackage("io.javaoperatorsdk.."))
                        .or(equivalentTo(Clock.class))
                        .or(equivalentTo(Files.class))
                        .or(equivalentTo(Random.class)))
                .check(CLASSES);
    }
}
