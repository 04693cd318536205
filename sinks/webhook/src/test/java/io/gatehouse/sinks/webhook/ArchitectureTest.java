package io.gatehouse.sinks.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.gatehouse.sinks.common.Document;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import org.apache.kafka.connect.sink.SinkRecord;

@AnalyzeClasses(packages = "io.gatehouse.sinks.webhook", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_THE_TASK_SEES_RECORDS = noClasses()
            .that()
            .doNotHaveSimpleName("WebhookSinkTask")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(SinkRecord.class, Document.class);

    @ArchTest
    static final ArchRule ONLY_THE_TARGET_SPEAKS_TO_A_SERVER = noClasses()
            .that()
            .haveNameNotMatching(".*\\.HttpTarget(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(HttpClient.class, HttpRequest.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.nio.channels..");
}
