package io.gatehouse.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
final class DependencyRulesTest {
    @ArchTest
    static final ArchRule nobodyUsesTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatehouse.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatehouse.cli..");

    @ArchTest
    static final ArchRule onlyTheCommandLineUsesTheStandaloneParts = noClasses()
            .that()
            .resideOutsideOfPackages("io.gatehouse.cli..", "io.gatehouse.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatehouse.standalone..");

    @ArchTest
    static final ArchRule theRegistrysProcessNeedsTheJdkAlone = classes()
            .that()
            .haveSimpleName("RegistryChild")
            .should()
            .onlyDependOnClassesThat()
            .resideInAPackage("java..");

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess =
            noClasses().that().haveSimpleNameNotContaining("Main").should().callMethod(System.class, "exit", int.class);
}
