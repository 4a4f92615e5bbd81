package io.awsideman;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.awsideman.cache.CacheManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The imports run downwards: the map of the packages, as rules. */
class ArchitectureTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.awsideman");
    private static final JavaClasses ALL = new ClassFileImporter().importPackages("io.awsideman");

    @Test
    void packagesHaveNoCycles() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : MAIN) {
            Set<String> packages = used.computeIfAbsent(type.getPackageName(), none -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(use -> use.getTargetClass().getBaseComponentType().getPackageName())
                    .filter(other -> !other.equals(type.getPackageName()))
                    .forEach(packages::add);
        }

        assertThat(inOrAboveCycles(used)).isEmpty();
    }

    @Test
    void cyclesAreFound() {
        assertThat(inOrAboveCycles(Map.of("a", Set.of("b"), "b", Set.of("c", "java.util"), "c", Set.of())))
                .isEmpty();
        assertThat(inOrAboveCycles(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"), "d", Set.of())))
                .containsExactly("a", "b", "c");
    }

    /** What is left when all that uses nothing of what is left is taken away, again and again. */
    private static Set<String> inOrAboveCycles(Map<String, Set<String>> used) {
        Set<String> left = new TreeSet<>(used.keySet());
        boolean fewer;
        do {
            fewer = left.removeIf(
                    user -> used.getOrDefault(user, Set.of()).stream().noneMatch(left::contains));
        } while (fewer);
        return left;
    }

    @Test
    void theLowestPackagesKnowOnlyFailures() {
        for (String lowest : List.of("cache", "config", "crypto", "identitycenter", "sandbox")) {
            String own = "io.awsideman." + lowest + "..";
            check(noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat(ours().and(not(resideInAnyPackage(own, "io.awsideman.failure")))
                            .and(not(resideInAPackage("io.awsideman.crypto")))));
        }
        check(noClasses()
                .that(ours().and(not(resideInAnyPackage(
                        "io.awsideman.cache.layer", "io.awsideman.session", "io.awsideman.crypto.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.awsideman.crypto.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.awsideman.failure")
                .should()
                .dependOnClassesThat(ours().and(not(resideInAPackage("io.awsideman.failure")))));
    }

    @Test
    void backendsAndLayersAreUnawareOfEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage("io.awsideman.cache")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.awsideman.cache.backend..", "io.awsideman.cache.layer.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.awsideman.cache.layer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.awsideman.cache.backend.."));
        Set<String> backends = MAIN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("io.awsideman.cache.backend."))
                .collect(Collectors.toSet());
        assertThat(backends).hasSizeGreaterThan(1);
        for (String own : backends) {
            check(noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.awsideman.cache.backend..").and(not(resideInAPackage(own)))));
        }
    }

    @Test
    void clientsKnowTheCacheButNeitherBackendsNorCommands() {
        check(noClasses()
                .that()
                .resideInAPackage("io.awsideman.aws..")
                .should()
                .dependOnClassesThat(ours().and(not(
                        resideInAnyPackage("io.awsideman.aws..", "io.awsideman.cache", "io.awsideman.failure")))));
    }

    @Test
    void keyringsAreKnownOnlyWhereTheyAreAsked() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.awsideman.crypto.keyring")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.freedesktop..", "com.github.javakeyring..", "com.sun.jna.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.awsideman.crypto")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.awsideman.crypto.keyring"));
    }

    @Test
    void bouncyCastleIsKnownOnlyWhereSomethingIsEncrypted() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.awsideman.crypto")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle.."));
    }

    @Test
    void onlyTheEntryKnowsTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.awsideman.cli..", "io.awsideman")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.awsideman.cli..", "picocli.."));
    }

    @Test
    void outputKnowsNeitherCommandsNorTheSdk() {
        check(noClasses()
                .that()
                .resideInAPackage("io.awsideman.cli.output..")
                .should()
                .dependOnClassesThat(
                        ours().and(not(resideInAnyPackage("io.awsideman.cli.output..", "io.awsideman.failure")))
                                .or(resideInAnyPackage("picocli..", "software.amazon..")))
                .because("rows are maps, whoever makes them"));
    }

    @Test
    void sdkTypesStayBelowTheCommands() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "io.awsideman.cli..", "io.awsideman.cache..", "io.awsideman.config..", "io.awsideman")
                .and()
                .resideOutsideOfPackage("io.awsideman.cache.backend.dynamodb")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.awsideman.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.services..")
                .because("the sandbox speaks the protocol, not the SDK's model"));
    }

    @Test
    void onlyTheSessionMakesACacheManager() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.awsideman.session")
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                DescribedPredicate.describe(
                                        "CacheManager", owner -> owner.isEquivalentTo(CacheManager.class))))));
    }

    @Test
    void nothingIsMutableAndStatic() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void timeAndEndOfTheProcessComeFromOutside() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.awsideman.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "getenv", String.class));
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase"));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Util|Utils|Helper|Impl|Manager)(\\$[^$].*)?")
                        .as("no classes but the CacheManager should be called Util, Helper, Impl or Manager")
                        .allowEmptyShould(true),
                CacheManager.class.getName());
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(ALL.stream().filter(type -> type.isAnnotatedWith(Disabled.class)))
                .isEmpty();
        methods().should().notBeAnnotatedWith(Disabled.class).check(ALL);
    }

    @Test
    void everyPackageSaysWhatBelongsInIt() throws IOException {
        Path root = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> without = files.filter(path -> path.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertThat(without).isEmpty();
        }
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("io.awsideman..");
    }

    private static void check(ArchRule rule, String... excepted) {
        JavaClasses classes = MAIN.that(DescribedPredicate.describe(
                "not excepted", type -> !List.of(excepted).contains(type.getName())));
        rule.check(classes);
    }
}
