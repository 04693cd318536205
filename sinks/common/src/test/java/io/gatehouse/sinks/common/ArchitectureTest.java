package io.gatehouse.sinks.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatehouse.sinks.common", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_TASK_SEES_RECORDS_OF_CONNECT = noClasses()
            .that()
            .haveNameNotMatching(".*DeliveryTask.*")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.connect.sink.SinkRecord");

    @ArchTest
    static final ArchRule NOTHING_HERE_DOES_IO = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "io.confluent..");
}
