package dev.diatom.kernel.maven;

import dev.diatom.kernel.Jars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Maven repository in a folder, and a user whose settings send every request there: no network is needed. */
final class LocalMaven implements AutoCloseable {
    private final String formerHome = System.getProperty("user.home");
    private final Path repository;

    LocalMaven(Path folder) throws IOException {
        repository = Files.createDirectories(folder.resolve("repository"));
        var home = Files.createDirectories(folder.resolve("home/.m2"));
        Files.writeString(
                home.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>mirror</id><mirrorOf>central</mirrorOf><url>" + repository.toUri()
                        + "</url></mirror></mirrors></settings>");
        System.setProperty("user.home", folder.resolve("home").toString());
    }

    Path repository() {
        return repository;
    }

    /** Puts a library of one class there, whose POM also says this. */
    void publishWith(String name, String version, String inPom, String... dependencies) {
        publish(name, version, dependencies);
        var pom = folder(name, version).resolve(name + "-" + version + ".pom");
        try {
            Files.writeString(pom, Files.readString(pom).replace("</project>", inPom + "</project>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a library of one class {@code lib.NAME} there, which has the version and depends on others. */
    void publish(String name, String version, String... dependencies) {
        var pom = new StringBuilder("<project><modelVersion>4.0.0</modelVersion><groupId>org.lib</groupId><artifactId>"
                + name + "</artifactId><version>" + version + "</version><dependencies>");
        for (var dependency : dependencies) {
            pom.append(dependency(dependency));
        }
        var folder = folder(name, version);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + "-" + version + ".pom"), pom + "</dependencies></project>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Jars.make(
                folder.resolve(name + "-" + version + ".jar"),
                "lib." + type,
                "package lib; public class " + type + " { public static String version() { return \"" + version
                        + "\"; } }");
    }

    Path folder(String name, String version) {
        return repository.resolve("org/lib").resolve(name).resolve(version);
    }

    /** Written {@code name:version} or {@code name:version:scope}. */
    static String dependency(String coordinates) {
        var parts = coordinates.split(":", -1);
        var scope = parts.length > 2 ? "<scope>" + parts[2] + "</scope>" : "";
        return "<dependency><groupId>org.lib</groupId><artifactId>" + parts[0] + "</artifactId><version>" + parts[1]
                + "</version>" + scope + "</dependency>";
    }

    @Override
    public void close() {
        System.setProperty("user.home", formerHome);
    }
}
