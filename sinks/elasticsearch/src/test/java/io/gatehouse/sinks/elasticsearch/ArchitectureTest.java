package io.gatehouse.sinks.elasticsearch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatehouse.sinks.elasticsearch", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_TASK_SEES_RECORDS = noClasses()
            .that()
            .doNotHaveSimpleName("ElasticsearchSinkTask")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Document");

    @ArchTest
    static final ArchRule ONLY_THE_SERVER_DOES_IO = noClasses()
            .that()
            .haveNameNotMatching(".*SearchServer.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("co.elastic.clients..", "org.apache.hc..", "java.nio.file..", "java.nio.channels..");
}
