package io.gatehouse.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.gatehouse.streams", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] PURE = {
        "io.gatehouse.streams.intake..",
        "io.gatehouse.streams.parse..",
        "io.gatehouse.streams.session..",
        "io.gatehouse.streams.detect.."
    };

    @ArchTest
    static final ArchRule THE_CORE_SEES_ONLY_THE_MODEL = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatehouse.streams.intake..",
                    "io.gatehouse.streams.parse..",
                    "io.gatehouse.streams.session..",
                    "io.gatehouse.streams.detect..",
                    "io.gatehouse.model..",
                    "io.gatehouse.schemas",
                    "io.gatehouse.schemas.line..",
                    "io.gatehouse.schemas.json..",
                    "org.apache.avro",
                    "org.apache.avro.specific..",
                    "com.google.re2j..", // regular expressions in linear time
                    "com.fasterxml.jackson.core..", // only parse, for the journal's JSON
                    "org.snakeyaml.engine..", // only detect.sigma: rules are YAML
                    "org.jspecify..",
                    "java..");

    @ArchTest
    static final ArchRule THE_STEPS_OF_THE_CORE_MEET_ONLY_IN_THE_TOPOLOGY = slices().matching(
                    "io.gatehouse.streams.(intake|parse|session|detect)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule ONLY_TOPOLOGY_AND_APP_KNOW_KAFKA_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackages("io.gatehouse.streams.topology..", "io.gatehouse.streams.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule NOTHING_BELOW_IT_SEES_THE_TOPOLOGY = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatehouse.streams.topology..", "io.gatehouse.streams.app..");

    @ArchTest
    static final ArchRule NOTHING_SEES_THE_APPLICATION = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatehouse.streams.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatehouse.streams.app..");

    @ArchTest
    static final ArchRule ONLY_THE_APPLICATION_READS_THE_CLOCK_AND_THE_ENVIRONMENT = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatehouse.streams.app..")
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now");
}
