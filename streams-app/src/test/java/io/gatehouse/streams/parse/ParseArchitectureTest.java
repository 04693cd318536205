package io.gatehouse.streams.parse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatehouse.streams.parse", importOptions = ImportOption.DoNotIncludeTests.class)
class ParseArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_MODEL_AND_THE_JDK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatehouse.streams.parse..",
                    "io.gatehouse.model",
                    "io.gatehouse.schemas.line",
                    "com.fasterxml.jackson.core..", // its streaming parser reads the journal's JSON
                    "java..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule READS_NO_CLOCK_AND_NO_REGULAR_EXPRESSION = classes()
            .should()
            .onlyDependOnClassesThat()
            .doNotHaveFullyQualifiedName("java.time.Clock")
            .andShould()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("java.util.regex");
}
