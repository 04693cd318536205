package io.gatehouse.sinks.monitis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatehouse.sinks.monitis", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_THE_TASK_AND_THE_MAPPING_SEE_RECORDS = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(MonitisSinkTask|Mapping)")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.gatehouse.sinks.common.Document")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.connect.sink..");

    @ArchTest
    static final ArchRule ONLY_THE_CLIENT_TALKS_TO_ANYBODY = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(MonitisApi|Reply)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.nio.channels..", "java.nio.file..");
}
