package io.gatehouse.sinks.converter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatehouse.sinks.converter", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule WHAT_SINKS_SHARE_SEES_ONLY_THE_SCHEMAS_AND_CONNECT = classes()
            .that()
            .resideInAPackage("io.gatehouse.sinks.converter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatehouse.sinks.converter..",
                    "io.gatehouse.model..",
                    "io.gatehouse.schemas..",
                    "io.apicurio.registry.utils.converter.avro..",
                    "io.confluent.kafka.schemaregistry.client..",
                    "org.apache.avro..",
                    "org.apache.kafka.common..",
                    "org.apache.kafka.connect..",
                    "org.jspecify..",
                    "java..");
}
