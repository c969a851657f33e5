package dev.diatom.image.io.scratch;

import dev.diatom.image.ByteSize;
import dev.diatom.image.DaemonThreads;
import dev.diatom.image.Fault;
import dev.diatom.image.io.IoFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes away what processes that have died left in a scratch folder. A folder whose lock can be taken has no owner: it is
 * renamed under the gate and deleted in the background. A sweep that is itself killed is finished by the next one.
 */
final class Sweep {
    private static final int OWNER_BYTES = 200;

    private final Path root;
    /** The folders to delete, and who made them. */
    private final Map<Path, String> dead = new LinkedHashMap<>();

    private Sweep(Path root) {
        this.root = root;
    }

    /** Sweeps; takes milliseconds, and leaves the deleting to a thread of its own. */
    static void of(Path root) throws IOException {
        var sweep = new Sweep(root);
        sweep.deleteNamesOfUnlinkedFiles();
        if (!sweep.sessions().isEmpty()) {
            try (var gate = Gate.enter(root)) {
                if (gate != null) {
                    sweep.renameTheDead();
                }
            }
        }
        sweep.findRenamed();
        if (!sweep.dead.isEmpty()) {
            DaemonThreads.start("diatom-sweep", sweep::deleteTheDead);
        }
    }

    /** Between being made and losing its name a file is empty, and loses nothing if we are the quicker ones. */
    private void deleteNamesOfUnlinkedFiles() throws IOException {
        for (var file : Deletion.list(root)) {
            if (ScratchNames.has(file, ScratchNames.UNLINKED) && isEmptyFile(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isEmptyFile(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() && attributes.size() == 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private List<Path> sessions() throws IOException {
        var sessions = new ArrayList<Path>();
        for (var folder : Deletion.list(root)) {
            if (ScratchNames.has(folder, ScratchNames.SESSION) && !ScratchSession.isOwn(folder)) {
                sessions.add(folder);
            }
        }
        return sessions;
    }

    private void renameTheDead() throws IOException {
        for (var session : sessions()) {
            try {
                if (isFolderOfOurs(session)) {
                    renameIfDead(session);
                } else {
                    leave(session, "it is no folder of this user");
                }
            } catch (IOException | OverlappingFileLockException e) {
                // It has just gone; or it cannot be locked, and is not known to be dead.
            }
        }
    }

    private boolean isFolderOfOurs(Path folder) throws IOException {
        return Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isDirectory()
                && Ownership.isOfOwnerOf(root, folder);
    }

    private void renameIfDead(Path session) throws IOException {
        var lock = session.resolve(ScratchNames.LOCK);
        if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            if (Deletion.list(session).isEmpty()) {
                // Its owner died before it had a lock; one that lives makes another folder.
                Files.delete(session);
            } else {
                leave(session, "it has no " + ScratchNames.LOCK);
            }
            return;
        }
        var options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try (var channel = FileChannel.open(lock, options)) {
            if (channel.tryLock() == null) {
                return;
            }
            var foreign = Deletion.foreign(session);
            if (!foreign.isEmpty()) {
                leave(
                        session,
                        "it holds " + Fault.quote(String.valueOf(foreign.get(0).getFileName())));
                return;
            }
            var renamed = root.resolve("x" + session.getFileName().toString().substring(1));
            Files.move(session, renamed);
            dead.put(renamed, owner(channel));
        }
    }

    /** Who made the folder, as it says itself. */
    private static String owner(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(OWNER_BYTES);
        channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        boolean asWritten = text.matches("process [0-9]+, started [0-9TZ:-]+");
        return asWritten ? text : text.isEmpty() ? "a process" : Fault.quote(text);
    }

    private void leave(Path session, String why) {
        Notices.say(session + ": left alone in the scratch space: " + why + ".");
    }

    /** What a sweep that was killed has left. */
    private void findRenamed() throws IOException {
        for (var folder : Deletion.list(root)) {
            try {
                if (ScratchNames.has(folder, ScratchNames.DEAD) && isFolderOfOurs(folder)) {
                    dead.putIfAbsent(folder, "a process");
                }
            } catch (NoSuchFileException e) {
                // Another process was quicker.
            }
        }
    }

    private void deleteTheDead() {
        dead.forEach((folder, owner) -> {
            try {
                var deleted = Deletion.deleteSession(folder);
                if (deleted.files() > 0) {
                    Notices.say(root + ": removed " + (deleted.files() == 1 ? "1 file" : deleted.files() + " files")
                            + " of " + ByteSize.text(deleted.bytes()) + " left in the scratch space by " + owner + ".");
                }
            } catch (IOException e) {
                Notices.say(folder + ": cannot be deleted from the scratch space: " + IoFailure.meaning(e) + ".");
            }
        });
    }
}
