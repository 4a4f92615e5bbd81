import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks jars into one folder, of which the build makes one jar of the distribution. Java opens every jar of the class path
 * whenever it looks for a service or for somebody who knows {@code http}, and at the first class of each it reads the manifest:
 * with sixty jars that is a tenth of an answer that asks AWS, and more of one that is encrypted.
 *
 * <p>What two jars have under one name is kept for both: services are joined, licences and notices lie in a folder for each jar,
 * and anything else has to be the same in both, or the build fails. Manifests and signatures are left out, and so is what is there
 * for one release of Java only (JEP 238), or for other tools than Java. The names and versions of the libraries stay, for those
 * who look for known faults ({@code META-INF/maven}).
 *
 * <p>Run by the build: {@code java JoinedJars.java FOLDER JARS}, the jars as in a class path.
 */
final class JoinedJars {
    private static final List<String> NOT_FOR_JAVA = List.of(
            "META-INF/MANIFEST.MF", "META-INF/INDEX.LIST", "META-INF/versions/", "META-INF/native-image/", "META-INF/proguard/");
    private static final List<String> SIGNATURES = List.of(".SF", ".RSA", ".DSA", ".EC");
    private static final String SERVICES = "META-INF/services/";
    private static final String MAVEN = "META-INF/maven/";
    private static final String LICENCES = "META-INF/licenses/";
    private static final String CHANGES =
            """
            The libraries whose licences and notices are in the folders here were joined to one jar when awsideman was built.
            Changed for a faster start: lambdas are classes, some tables, numbers and a logger are made when they are asked for,
            what SLF4J and the SDK look for on the class path was looked up, and what Java does not need to run them is left out.
            """;

    private final Path folder;

    private JoinedJars(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        JoinedJars joined = new JoinedJars(Path.of(arguments[0]));
        for (String jar : arguments[1].split(File.pathSeparator)) {
            joined.add(Path.of(jar));
        }
        Files.writeString(joined.folder.resolve(LICENCES + "CHANGES.txt"), CHANGES); // Apache License 2.0, 4(b)
    }

    private void add(Path jar) throws IOException {
        try (ZipFile entries = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(entries.entries())) {
                if (!entry.isDirectory() && isWanted(entry.getName())) {
                    try (InputStream content = entries.getInputStream(entry)) {
                        add(jar, entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
    }

    private static boolean isWanted(String name) {
        if (name.startsWith("META-INF/")) {
            return NOT_FOR_JAVA.stream().noneMatch(name::startsWith)
                    && SIGNATURES.stream().noneMatch(name::endsWith)
                    && (!name.startsWith(MAVEN) || name.endsWith("/pom.properties"));
        }
        return !name.equals("module-info.class");
    }

    private void add(Path jar, String name, byte[] content) throws IOException {
        boolean service = name.startsWith(SERVICES);
        boolean licence = name.startsWith("META-INF/") && !service && !name.startsWith(MAVEN);
        Path file = folder.resolve(licence ? name.replace("META-INF/", LICENCES + jar.getFileName() + "/") : name)
                .normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new IOException(jar + " has an entry that leads out of it: " + name);
        }
        Files.createDirectories(file.getParent());
        if (service) {
            Files.write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        } else if (!Files.exists(file)) {
            Files.write(file, content);
        } else if (!Arrays.equals(Files.readAllBytes(file), content)) {
            throw new IOException(jar + " and a jar before it have different files by the name " + name);
        }
    }
}
