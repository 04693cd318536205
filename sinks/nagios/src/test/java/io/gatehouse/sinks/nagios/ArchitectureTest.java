package io.gatehouse.sinks.nagios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatehouse.sinks.nagios", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_THE_TASK_AND_THE_MAPPING_SEE_RECORDS = noClasses()
            .that()
            .doNotHaveSimpleName("NagiosSinkTask")
            .and()
            .doNotHaveSimpleName("AlertChecks")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.gatehouse.sinks.common.Document")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.connect.sink..");

    @ArchTest
    static final ArchRule ONLY_THE_TRANSPORTS_TALK_TO_ANYBODY = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(NscaConnection|PipeWriter|CommandFile|KnownServices)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files");
}
