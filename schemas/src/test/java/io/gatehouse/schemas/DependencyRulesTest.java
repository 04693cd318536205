package io.gatehouse.schemas;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The language of the pipeline knows none of those who speak it. */
@AnalyzeClasses(packages = "io.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {

    private static final String[] LANGUAGE = {"io.gatehouse.schemas..", "io.gatehouse.model.."};

    @ArchTest
    static final ArchRule dependsOnNothingElseOfGatehouse = noClasses()
            .that()
            .resideInAnyPackage(LANGUAGE)
            .should()
            .dependOnClassesThat(resideInAPackage("io.gatehouse..").and(not(resideInAnyPackage(LANGUAGE))));

    @ArchTest
    static final ArchRule theModelIsOnlyAvro = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.model..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.gatehouse.schemas.."));

    @ArchTest
    static final ArchRule readingTimesAndWritingJsonKnowNoKafka = noClasses()
            .that()
            .resideInAnyPackage("io.gatehouse.schemas.line..", "io.gatehouse.schemas.json..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "io.confluent.."));
}
