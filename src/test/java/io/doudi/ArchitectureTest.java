package io.doudi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/**
 * The shape of the program: imports go one way, and only some places know the engines and the
 * database.
 */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("io.doudi");

    @Test
    void importsGoOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .optionalLayer("web")
                .definedBy("io.doudi.web..")
                .layer("mcp")
                .definedBy("io.doudi.mcp..")
                .layer("event")
                .definedBy("io.doudi.event..")
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
                .whereLayer("mcp")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("event")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("comparison")
                .mayOnlyBeAccessedByLayers("web", "mcp")
                .whereLayer("decision")
                .mayOnlyBeAccessedByLayers("web", "mcp", "comparison")
                .whereLayer("ruleset")
                .mayOnlyBeAccessedByLayers("web", "mcp", "event", "comparison", "decision")
                .whereLayer("evaluation")
                .mayOnlyBeAccessedByLayers("web", "mcp", "comparison", "decision", "ruleset")
                .check(CLASSES);
    }

    @Test
    void onlyEvaluationKnowsTheEngines() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.doudi.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kie..", "org.drools..")
                .check(CLASSES);
    }

    @Test
    void onlyTheJobKnowsTheCluster() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.doudi.comparison.job..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "io.doudi.comparison.job..")
                .check(CLASSES);
    }

    @Test
    void evaluationKnowsNoHttpAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("io.doudi.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "jakarta.persistence..", "io.quarkus..")
                .check(CLASSES);
    }

    @Test
    void webAndEvaluationDoNotTouchTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.doudi.access..",
                        "io.doudi.ruleset..",
                        "io.doudi.decision..",
                        "io.doudi.comparison..",
                        "io.doudi.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..")
                .check(CLASSES);
    }

    @Test
    void accessKnowsNoRules() {
        noClasses()
                .that()
                .resideInAPackage("io.doudi.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.doudi.evaluation..", "io.doudi.ruleset..", "io.doudi.decision..")
                .check(CLASSES);
    }

    @Test
    void onlyTheGuardOfRegionsHandsOutDraftsToChange() {
        noClasses()
                .that()
                .haveNameNotMatching(".*RegionGuard")
                .should()
                .callMethod(
                        "io.doudi.ruleset.DraftRepository",
                        "locked",
                        "java.lang.String",
                        "java.lang.String")
                .check(CLASSES);
    }

    @Test
    void problemDependsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("io.doudi.problem..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.doudi.evaluation..", "io.doudi.ruleset..", "io.doudi.decision..")
                .check(CLASSES);
    }

    @Test
    void noPackageIsWithoutASubject() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..dto..", "..mapper..", "..impl..")
                .check(CLASSES);
    }
}
