package org.ntklab.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls between modules, packages and libraries, over the classes of every module. */
class ArchitectureTest {

  /** Far fewer classes than this and the rules below have looked at an incomplete class path. */
  private static final int LEAST_CLASSES = 10;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("org.ntklab");

  private static final DescribedPredicate<JavaClass> WIRING =
      resideInAnyPackage("org.ntklab.core.plugin..", "org.ntklab.cli..")
          .or(nameMatching(".*[.$](Ntk|\\w*Module)(\\$.*)?"));

  @Test
  void modulesSeeOnlyWhatIsBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.ntklab..")
        .withOptionalLayers(true)
        .layer("core")
        .definedBy("org.ntklab.core..")
        .layer("models")
        .definedBy("org.ntklab.models..")
        .layer("datasets")
        .definedBy("org.ntklab.datasets..")
        .layer("analysis")
        .definedBy("org.ntklab.analysis..")
        .layer("plugins")
        .definedBy("org.ntklab.plugins..")
        .layer("conformance")
        .definedBy("org.ntklab.conformance..")
        .layer("cli")
        .definedBy("org.ntklab.cli..")
        .whereLayer("core")
        .mayNotAccessAnyLayer()
        .whereLayer("models")
        .mayOnlyBeAccessedByLayers("plugins", "cli")
        .whereLayer("datasets")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("analysis")
        .mayOnlyBeAccessedByLayers("conformance", "cli")
        .whereLayer("plugins")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("conformance")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(CLASSES);
  }

  @Test
  void nothingNamesAPlugin() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.ntklab.plugins..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ntklab.plugins..")
        .because("a plugin is found, not known")
        .check(CLASSES);
  }

  @Test
  void everyModuleIsLookedAt() {
    for (String module : List.of("core", "models", "datasets", "analysis", "conformance", "cli")) {
      String prefix = "org.ntklab." + module + ".";
      assertTrue(
          CLASSES.stream().anyMatch(c -> c.getPackageName().concat(".").startsWith(prefix)),
          module);
    }
  }

  @Test
  void junitStaysInTheClassesForTests() {
    onlyIn("org.ntklab.conformance.junit..", "org.junit..").check(CLASSES);
  }

  @Test
  void pluginsDoNotSeeEachOther() {
    slices().matching("org.ntklab.plugins.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void guiceStaysInTheWiring() {
    noClasses()
        .that(DescribedPredicate.not(WIRING))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .because("elsewhere jakarta.inject.Inject is enough")
        .check(CLASSES);
  }

  @Test
  void deeplearning4jStaysWhereNetworksAreBuilt() {
    onlyIn("org.ntklab.models..", "org.deeplearning4j..", "org.nd4j..").check(CLASSES);
  }

  @Test
  void arrowStaysInTheStores() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.ntklab.core.arrow..",
            "org.ntklab.core.trace..",
            "org.ntklab.core.gram..",
            "org.ntklab.core.table..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.ntklab.core.arrow..", "org.apache.arrow..")
        .because("columns and matrices are what the stores speak of outside")
        .check(CLASSES);
  }

  @Test
  void duckdbStaysWhereQuestionsAreAnswered() {
    onlyIn("org.ntklab.analysis.query..", "org.duckdb..", "java.sql..").check(CLASSES);
  }

  @Test
  void picocliStaysInTheProgram() {
    onlyIn("org.ntklab.cli..", "picocli..").check(CLASSES);
  }

  @Test
  void namesAreNounsOfTheField() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CLASSES);
  }

  @Test
  void theWholeClassPathIsLookedAt() {
    assertTrue(
        CLASSES.size() >= LEAST_CLASSES,
        () -> "found " + CLASSES.size() + " classes, expected " + LEAST_CLASSES + " or more");
  }

  /** By the sources: javac leaves no class behind for a package-info without annotations. */
  @Test
  void everyPackageSaysWhatItHolds() throws IOException {
    List<Path> sources;
    try (Stream<Path> folders = Files.find(Path.of(".."), 5, ArchitectureTest::holdsSources)) {
      sources = folders.toList();
    }
    List<String> silent =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> sources.stream().noneMatch(root -> saysWhatItHolds(root, name)))
            .sorted()
            .toList();
    assertEquals(List.of(), silent, "packages without package-info.java");
  }

  private static boolean holdsSources(Path folder, BasicFileAttributes attributes) {
    return attributes.isDirectory() && folder.endsWith(Path.of("src", "main", "java"));
  }

  private static boolean saysWhatItHolds(Path sources, String packageName) {
    Path folder = sources.resolve(packageName.replace(".", "/"));
    return Files.exists(folder.resolve("package-info.java"));
  }

  private static ArchRule onlyIn(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
