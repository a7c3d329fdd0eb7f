package io.doudi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The folder with everything that the embedded PostgreSQL keeps; one running instance of the
 * service holds it.
 */
final class DataFolder implements AutoCloseable {

    private static final int PASSWORD_BYTES = 24;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if it is not there and locks it until the program ends. */
    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path, OWNER_ONLY);
            return new DataFolder(path, lock(path));
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder %s cannot be used".formatted(path), e);
        }
    }

    /** The folder of the database itself. */
    Path postgres() {
        return path.resolve("pg");
    }

    /**
     * The folder that the server's programs are unpacked to, one of its own: unpacking opens it for
     * everybody to write to, who still cannot enter it.
     */
    Path programs() throws IOException {
        return Files.createDirectories(path.resolve("programs"), OWNER_ONLY);
    }

    /** The password of the database, made on first use; only the owner can read its file. */
    String password() throws IOException {
        Path file = path.resolve("pg-password");
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        String password = Files.readString(file).strip();
        return password.isEmpty() ? newPassword(file) : password;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The data folder %s cannot be released".formatted(path), e);
        }
    }

    private static String newPassword(Path file) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.writeString(file, password);
        return password;
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path.resolve("doudi.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IllegalStateException(
                    "Another instance uses the data folder %s; stop it, or name another folder"
                                    .formatted(path)
                            + " with DOUDI_DATA");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
