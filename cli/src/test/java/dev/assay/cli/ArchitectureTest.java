package dev.assay.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Keeps the order of rooms and rings; each rule says why.
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.assay");

  @Test
  void ringsKnowOnlyWhatLiesFurtherIn() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.assay..")
        .layer("core")
        .definedBy("dev.assay.core..")
        .layer("upstream")
        .definedBy("dev.assay.upstream..")
        .layer("advisories")
        .definedBy("dev.assay.advisories..")
        .layer("report")
        .definedBy("dev.assay.report..")
        .layer("attestation")
        .definedBy("dev.assay.attestation..")
        .layer("store")
        .definedBy("dev.assay.store..")
        .layer("index")
        .definedBy("dev.assay.index..")
        .layer("cli")
        .definedBy("dev.assay.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("upstream")
        .mayOnlyBeAccessedByLayers("index", "cli")
        .whereLayer("advisories")
        .mayOnlyBeAccessedByLayers("index", "cli")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("index", "cli")
        .whereLayer("attestation")
        .mayOnlyBeAccessedByLayers("index", "cli")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("index", "cli")
        .whereLayer("index")
        .mayOnlyBeAccessedByLayers("cli")
        .because("judgement must not depend on where facts come from or who is told")
        .check(CLASSES);
  }

  @Test
  void roomsOfCoreKnowOnlyEarlierRooms() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.assay.core..")
        .layer("version")
        .definedBy("dev.assay.core.version..")
        .layer("artifact")
        .definedBy("dev.assay.core.artifact..")
        .layer("document")
        .definedBy("dev.assay.core.document..")
        .layer("python")
        .definedBy("dev.assay.core.python..")
        .layer("project")
        .definedBy("dev.assay.core.project..")
        .layer("fact")
        .definedBy("dev.assay.core.fact..")
        .layer("finding")
        .definedBy("dev.assay.core.finding..")
        .layer("code")
        .definedBy("dev.assay.core.code..")
        .layer("advisory")
        .definedBy("dev.assay.core.advisory..")
        .layer("provenance")
        .definedBy("dev.assay.core.provenance..")
        .layer("detector")
        .definedBy("dev.assay.core.detector..")
        .layer("policy")
        .definedBy("dev.assay.core.policy..")
        .layer("verdict")
        .definedBy("dev.assay.core.verdict..")
        .layer("dossier")
        .definedBy("dev.assay.core.dossier..")
        .layer("admission")
        .definedBy("dev.assay.core.admission..")
        .layer("assayer")
        .definedBy("dev.assay.core")
        .whereLayer("assayer")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("dossier")
        .mayOnlyBeAccessedByLayers("assayer")
        .whereLayer("admission")
        .mayOnlyBeAccessedByLayers("assayer")
        .whereLayer("verdict")
        .mayOnlyBeAccessedByLayers("dossier", "assayer")
        .whereLayer("policy")
        .mayOnlyBeAccessedByLayers("verdict", "dossier", "admission", "assayer")
        .whereLayer("detector")
        .mayOnlyBeAccessedByLayers("assayer")
        .whereLayer("advisory")
        .mayOnlyBeAccessedByLayers("detector", "dossier", "assayer")
        .whereLayer("provenance")
        .mayOnlyBeAccessedByLayers("fact", "detector", "policy", "dossier", "assayer")
        .whereLayer("finding")
        .mayOnlyBeAccessedByLayers(
            "detector", "policy", "verdict", "dossier", "admission", "assayer")
        .whereLayer("fact")
        .mayOnlyBeAccessedByLayers(
            "code",
            "finding",
            "advisory",
            "detector",
            "policy",
            "verdict",
            "dossier",
            "admission",
            "assayer")
        .whereLayer("python")
        .mayOnlyBeAccessedByLayers("code")
        .whereLayer("code")
        .mayOnlyBeAccessedByLayers("assayer")
        .whereLayer("project")
        .mayOnlyBeAccessedByLayers(
            "fact",
            "code",
            "finding",
            "advisory",
            "detector",
            "policy",
            "verdict",
            "dossier",
            "admission",
            "assayer")
        .because(
            "the flow from project to verdict has one direction, so each room can be read alone")
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCycles() {
    slices()
        .matching("dev.assay.(*).(*)..")
        .should()
        .beFreeOfCycles()
        .because("two rooms that know each other are one room with two names")
        .check(CLASSES);
  }

  @Test
  void coreIsPure() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "javax.net..", "java.sql..", "java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.URLConnection")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .because("the same evidence must give the same verdict on every machine")
        .check(CLASSES);
  }

  @Test
  void coreAsksNobodyForTimeEnvironmentOrDefaults() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.core..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(java.util.Locale.class, "getDefault")
        .orShould()
        .callMethod(java.nio.charset.Charset.class, "defaultCharset")
        .orShould()
        .callMethod(String.class, "getBytes")
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .because("environment, date, locale and charset are arguments, never looked up")
        .check(CLASSES);
  }

  @Test
  void onlyTheFrontDoorEndsTheProcessOrReadsTheEnvironment() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay..")
        .and()
        .doNotHaveFullyQualifiedName("dev.assay.cli.Main")
        .and()
        .resideOutsideOfPackage("dev.assay.bench..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because(
            "what a command knows of the world is handed to it, so that tests can hand it another")
        .check(CLASSES);
  }
}
