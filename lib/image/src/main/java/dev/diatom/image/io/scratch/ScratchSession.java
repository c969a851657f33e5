package dev.diatom.image.io.scratch;

import dev.diatom.image.DaemonThreads;
import dev.diatom.image.io.PixelFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder of named scratch files of this process in one scratch folder, with the lock that says that the process
 * lives. It goes when the process ends; where the process is killed, the next one sweeps it away.
 */
final class ScratchSession {
    private static final System.Logger LOG = System.getLogger(ScratchSession.class.getName());
    private static final int ATTEMPTS = 10;
    /** Marks a folder as this process's own for every copy of this class that the process has loaded. */
    private static final String OWN = "dev.diatom.scratch.";

    private static final Map<Path, ScratchSession> BY_ROOT = new HashMap<>();
    /** Windows deletes no file that is open. */
    private static final Set<PixelFile> OPEN = ConcurrentHashMap.newKeySet();

    private static boolean ended;

    static {
        Runtime.getRuntime().addShutdownHook(DaemonThreads.create("diatom-scratch", ScratchSession::endAll));
    }

    private final Path folder;
    private final FileChannel lock;
    private int lastNumber;

    private ScratchSession(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Whether the folder of a process is of this one. Its lock file must then not be opened: closing it drops the lock. */
    static boolean isOwn(Path session) {
        return System.getProperty(OWN + session.getFileName()) != null;
    }

    /** This process's folder in a scratch folder, made on first use, and made again when somebody has deleted it. */
    static synchronized ScratchSession in(Path root) throws IOException {
        if (ended) {
            throw new IOException("the process is ending");
        }
        var session = BY_ROOT.get(root);
        if (session != null && Files.exists(session.folder.resolve(ScratchNames.LOCK))) {
            return session;
        }
        if (session != null) {
            session.lock.close();
        }
        session = make(root);
        BY_ROOT.put(root, session);
        return session;
    }

    private static ScratchSession make(Path root) throws IOException {
        var gate = Gate.enter(root);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var session = tryToMake(root);
                if (session != null) {
                    return session;
                }
            }
        } finally {
            if (gate != null) {
                gate.close();
            }
        }
        throw new IOException("the folder of this process is deleted as soon as it is made");
    }

    /** Whoever has not passed the gate may be swept away before the lock is held, and sees it by what is then gone. */
    private static @Nullable ScratchSession tryToMake(Path root) throws IOException {
        var folder = root.resolve("s-" + ScratchNames.newId());
        System.setProperty(OWN + folder.getFileName(), "");
        Files.createDirectory(folder, Ownership.only(folder, Ownership.OWNER_FOLDER));
        var lockFile = folder.resolve(ScratchNames.LOCK);
        FileChannel channel = null;
        boolean made = false;
        try {
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel = FileChannel.open(lockFile, options, Ownership.only(lockFile, Ownership.OWNER_FILE));
            made = lock(channel, root) && writeOwner(channel) && Files.exists(lockFile);
            return made ? new ScratchSession(folder, channel) : null;
        } catch (NoSuchFileException e) {
            return null;
        } finally {
            if (!made && channel != null) {
                channel.close();
            }
        }
    }

    private static boolean lock(FileChannel channel, Path root) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            // Nobody else can take it there either, so that nobody sweeps.
            Notices.say(root + ": the file system of the scratch space knows no locks (" + e.getMessage()
                    + "); what a killed process leaves there stays.");
            return true;
        }
    }

    /** For the notice of the process that may find it; nothing is decided by it. */
    private static boolean writeOwner(FileChannel channel) throws IOException {
        var started = ProcessHandle.current()
                .info()
                .startInstant()
                .orElseGet(Instant::now)
                .truncatedTo(ChronoUnit.SECONDS);
        var owner = "process " + ProcessHandle.current().pid() + ", started " + started + "\n";
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    /** A name that no file of this process has had. */
    synchronized Path newName() {
        return folder.resolve(String.format("%06d.img", ++lastNumber));
    }

    /** Remembers a named file that must be closed before it can be deleted when the process ends. */
    static void opened(PixelFile file) {
        if (!Ownership.isPosix(file.path())) {
            OPEN.add(file);
        }
    }

    static void closed(PixelFile file) {
        OPEN.remove(file);
    }

    private static synchronized void endAll() {
        ended = true;
        for (var file : OPEN) {
            closeQuietly(file);
        }
        for (var session : BY_ROOT.values()) {
            try {
                session.end();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "the scratch folder of this process could not be deleted", e);
            }
        }
    }

    private static void closeQuietly(PixelFile file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a scratch file could not be closed", e);
        }
    }

    private void end() throws IOException {
        if (Files.isDirectory(folder)) {
            Deletion.deleteFiles(folder);
        }
        lock.close();
        Files.deleteIfExists(folder.resolve(ScratchNames.LOCK));
        Files.deleteIfExists(folder);
    }
}
