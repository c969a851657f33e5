package dev.diatom.kernel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the house: kernel to plot to ifcb to image, and none back. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.diatom");

    @Test
    void everyModuleIsLookedAt() {
        for (var name : new String[] {
            "image", "image.op", "image.op.engine", "image.io", "ifcb", "ifcb.http", "plot", "samples", "kernel.shell"
        }) {
            assertThat(CLASSES.containPackage("dev.diatom." + name)).as(name).isTrue();
        }
    }

    @Test
    void imagesKnowNothingOfTheRest() {
        mayUse("dev.diatom.image..", "dev.diatom.image..");
    }

    @Test
    void binsKnowImages() {
        mayUse("dev.diatom.ifcb..", "dev.diatom.ifcb..", "dev.diatom.image..");
    }

    @Test
    void chartsKnowBinsAndImages() {
        mayUse("dev.diatom.plot..", "dev.diatom.plot..", "dev.diatom.ifcb..", "dev.diatom.image..");
    }

    @Test
    void samplesKnowNoReader() {
        mayUse("dev.diatom.samples..", "dev.diatom.samples..");
    }

    @Test
    void theLibraryKnowsNeitherJupyterNorTheShell() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.diatom.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.jshell..", "org.dflib..", "org.zeromq..", "com.google.gson..")
                .check(CLASSES);
    }

    @Test
    void storageIsInternalToImages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.diatom.image..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.diatom.image.io..")
                .check(CLASSES);
    }

    @Test
    void theEngineAndTheOperatorsThemselvesAreInternalToImages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.diatom.image..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.diatom.image.op.*..")
                .check(CLASSES);
    }

    @Test
    void serversAreInternalToBins() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.diatom.ifcb..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.diatom.ifcb.http..")
                .check(CLASSES);
        mayUse("dev.diatom.ifcb.http..", "dev.diatom.ifcb.http..", "dev.diatom.image..");
    }

    @Test
    void onlyTheProtocolKnowsTheLibraryThatSpeaksIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.diatom.kernel.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.dflib..", "org.zeromq..")
                .check(CLASSES);
    }

    @Test
    void onlyProtocolAndNotebooksReadJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.diatom.kernel.protocol..", "dev.diatom.kernel.notebook..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.gson..")
                .check(CLASSES);
    }

    @Test
    void mavenIsKnownInOnePlaceThatIsLoadedApart() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.diatom.kernel.maven.aether..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.maven..",
                        "org.eclipse.aether..",
                        "org.sonatype..",
                        "dev.diatom.kernel.maven.aether..")
                .check(CLASSES);
    }

    @Test
    void onlyTheShellKnowsJShell() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.diatom.kernel.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jshell..")
                .check(CLASSES);
    }

    @Test
    void thePackagesOfTheKernelFormNoCircle() {
        slices().matching("dev.diatom.kernel.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Of this project's packages, these classes use no others. */
    private static void mayUse(String from, String... allowed) {
        classes()
                .that()
                .resideInAPackage(from)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackages("dev.diatom..").or(resideInAnyPackage(allowed)))
                .check(CLASSES);
    }
}
