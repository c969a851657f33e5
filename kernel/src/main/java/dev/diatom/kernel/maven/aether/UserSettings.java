package dev.diatom.kernel.maven.aether;

import dev.diatom.kernel.maven.MavenException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** What the user has told Maven: {@code ~/.m2/settings.xml}, and the settings of the installed Maven. */
final class UserSettings {
    private final Settings settings;

    private UserSettings(Settings settings) {
        this.settings = settings;
    }

    /** The settings as they are now. */
    static UserSettings read() {
        var request = new DefaultSettingsBuildingRequest()
                .setUserSettingsFile(home().resolve("settings.xml").toFile())
                .setSystemProperties(System.getProperties());
        findInstallation()
                .ifPresent(maven -> request.setGlobalSettingsFile(
                        maven.resolve("conf/settings.xml").toFile()));
        try {
            var settings = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
            decrypt(settings);
            return new UserSettings(settings);
        } catch (SettingsBuildingException e) {
            throw new MavenException("Maven's settings cannot be read: " + e.getMessage(), e);
        }
    }

    /** The folder in which downloads are kept. */
    File localRepository() {
        var asked = Optional.ofNullable(System.getProperty("maven.repo.local"))
                .or(() -> Optional.ofNullable(settings.getLocalRepository()));
        return asked.map(File::new).orElseGet(() -> home().resolve("repository").toFile());
    }

    boolean isOffline() {
        return settings.isOffline();
    }

    /** Mirrors, proxies and passwords. */
    void apply(DefaultRepositorySystemSession session) {
        var mirrors = new DefaultMirrorSelector();
        for (var mirror : settings.getMirrors()) {
            mirrors.add(
                    mirror.getId(),
                    mirror.getUrl(),
                    mirror.getLayout(),
                    false,
                    mirror.isBlocked(),
                    mirror.getMirrorOf(),
                    mirror.getMirrorOfLayouts());
        }
        session.setMirrorSelector(mirrors);
        var proxies = new DefaultProxySelector();
        for (var proxy : settings.getProxies()) {
            if (proxy.isActive()) {
                var authentication = authentication(proxy.getUsername(), proxy.getPassword());
                proxies.add(
                        new Proxy(proxy.getProtocol(), proxy.getHost(), proxy.getPort(), authentication),
                        proxy.getNonProxyHosts());
            }
        }
        session.setProxySelector(proxies);
        var passwords = new DefaultAuthenticationSelector();
        for (var server : settings.getServers()) {
            passwords.add(server.getId(), authentication(server.getUsername(), server.getPassword()));
        }
        session.setAuthenticationSelector(passwords);
        session.setOffline(settings.isOffline());
    }

    /** The repositories of the profiles that are active by name or by default. */
    List<RemoteRepository> repositories() {
        var repositories = new ArrayList<RemoteRepository>();
        for (var profile : settings.getProfiles()) {
            if (isActive(profile)) {
                profile.getRepositories()
                        .forEach(repository -> repositories.add(
                                new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl())
                                        .build()));
            }
        }
        return repositories;
    }

    private boolean isActive(Profile profile) {
        return settings.getActiveProfiles().contains(profile.getId())
                || (profile.getActivation() != null && profile.getActivation().isActiveByDefault());
    }

    private static Authentication authentication(String user, String password) {
        return new AuthenticationBuilder()
                .addUsername(user)
                .addPassword(password)
                .build();
    }

    private static void decrypt(Settings settings) {
        var security = home().resolve("settings-security.xml");
        if (!Files.exists(security)) {
            return;
        }
        var dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher(), Map.of(), security.toString());
        var result = new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings));
        settings.setServers(result.getServers());
        settings.setProxies(result.getProxies());
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"), ".m2");
    }

    /** Where Maven is installed: as the environment says, or beside its command. */
    private static Optional<Path> findInstallation() {
        return Stream.of("MAVEN_HOME", "M2_HOME")
                .map(System::getenv)
                .filter(home -> home != null && Files.isDirectory(Path.of(home, "conf")))
                .findFirst()
                .map(Path::of)
                .or(UserSettings::findByCommand);
    }

    private static Optional<Path> findByCommand() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (var folder : path.split(File.pathSeparator, -1)) {
            var command = Path.of(folder, "mvn");
            try {
                if (Files.isExecutable(command)) {
                    // bin/mvn of the installation, to which the command is a link.
                    return Optional.ofNullable(command.toRealPath().getParent()).map(Path::getParent);
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
