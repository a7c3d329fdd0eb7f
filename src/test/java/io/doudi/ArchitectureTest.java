package io.doudi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The shape of the program: imports go one way, and only the places that may know the engines and
 * the database.
 */
@AnalyzeClasses(packages = "io.doudi", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule IMPORTS_GO_ONE_WAY =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .optionalLayer("web")
                    .definedBy("io.doudi.web..")
                    .optionalLayer("comparison")
                    .definedBy("io.doudi.comparison..")
                    .layer("decision")
                    .definedBy("io.doudi.decision..")
                    .layer("ruleset")
                    .definedBy("io.doudi.ruleset..")
                    .layer("evaluation")
                    .definedBy("io.doudi.evaluation..")
                    .whereLayer("web")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("comparison")
                    .mayOnlyBeAccessedByLayers("web")
                    .whereLayer("decision")
                    .mayOnlyBeAccessedByLayers("web", "comparison")
                    .whereLayer("ruleset")
                    .mayOnlyBeAccessedByLayers("web", "comparison", "decision")
                    .whereLayer("evaluation")
                    .mayOnlyBeAccessedByLayers("web", "comparison", "decision", "ruleset");

    @ArchTest
    static final ArchRule ONLY_EVALUATION_KNOWS_THE_ENGINES =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.doudi.evaluation..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule EVALUATION_KNOWS_NO_HTTP_AND_NO_DATABASE =
            noClasses()
                    .that()
                    .resideInAPackage("io.doudi.evaluation..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.ws.rs..", "jakarta.persistence..", "io.quarkus..");

    @ArchTest
    static final ArchRule ONLY_RULESET_AND_DECISION_TOUCH_THE_DATABASE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.doudi.ruleset..", "io.doudi.decision..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..");

    @ArchTest
    static final ArchRule NO_PACKAGES_WITHOUT_A_SUBJECT =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..", "..common..", "..dto..", "..mapper..", "..impl..");
}
