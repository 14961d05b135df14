package io.backgrid.offline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String VECTORS = "jdk.incubator.vector..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.backgrid");

    @Test
    void arrowsPointFromTheEdgesToTheEngine() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.backgrid..")
                .layer("engine")
                .definedBy("io.backgrid.engine..")
                .layer("jobs")
                .definedBy("io.backgrid.jobs..")
                .layer("aws")
                .definedBy("io.backgrid.aws..")
                .layer("api")
                .definedBy("io.backgrid.api..")
                .layer("worker")
                .definedBy("io.backgrid.worker..")
                .layer("offline")
                .definedBy("io.backgrid.offline..")
                .whereLayer("offline")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("offline")
                .whereLayer("worker")
                .mayOnlyBeAccessedByLayers("offline")
                .whereLayer("aws")
                .mayOnlyBeAccessedByLayers("api", "worker", "offline")
                .whereLayer("jobs")
                .mayOnlyBeAccessedByLayers("aws", "api", "worker", "offline")
                .check(CLASSES);
    }

    @Test
    void theEngineNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.backgrid.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.backgrid.engine..", "java..", VECTORS)
                .check(CLASSES);
    }

    @Test
    void oneClassUsesVectorsAndOneChoosesIt() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.backgrid.engine.bits.VectorComparer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(VECTORS)
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.backgrid.engine.bits.Comparers")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.backgrid.engine.bits.VectorComparer")
                .check(CLASSES);
    }

    @Test
    void onlyAdaptersKnowAws() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.backgrid.engine..", "io.backgrid.jobs..", "io.backgrid.api..", "io.backgrid.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "org.apache.parquet..", "dev.hardwood..")
                .check(CLASSES);
    }

    @Test
    void packagesOfAModuleFormNoCircle() {
        slices().matching("io.backgrid.(engine|aws|offline).(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
