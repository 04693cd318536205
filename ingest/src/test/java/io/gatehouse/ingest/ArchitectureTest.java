package io.gatehouse.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatehouse", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_AGENT_SEES_ONLY_THE_SCHEMAS = classes()
            .that()
            .resideInAPackage("io.gatehouse.ingest..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatehouse.ingest..",
                    "io.gatehouse.model..",
                    "io.gatehouse.schemas..",
                    "io.gatehouse.redact..",
                    "org.apache.kafka.clients.producer..",
                    "org.apache.kafka.common..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "java..");
}
