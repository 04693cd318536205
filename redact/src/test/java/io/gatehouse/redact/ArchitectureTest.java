package io.gatehouse.redact;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

@AnalyzeClasses(packages = "io.gatehouse.redact", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule REDACTION_SEES_ONLY_THE_MODEL = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatehouse.redact..",
                    "io.gatehouse.model..",
                    "org.apache.avro..", // what the model is made of
                    "org.snakeyaml.engine..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "javax.crypto..",
                    "java..");

    @ArchTest
    static final ArchRule NO_EXPRESSION_BACKTRACKS_OVER_THE_TEXT_OF_A_LINE =
            noClasses().should().dependOnClassesThat().areAssignableTo(Pattern.class);
}
