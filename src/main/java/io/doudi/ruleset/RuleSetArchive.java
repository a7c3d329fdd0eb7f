package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.IMPORT_REJECTED;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A version as a zip with the folders {@code dmn/<rule set>/<version>} and {@code rules/<rule
 * set>/<version>}. The same version always gives the same bytes.
 */
public final class RuleSetArchive {

    private static final int LARGEST_CONTENT = 20_000_000;
    private static final int MOST_ENTRIES = 2_000;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final Pattern LAYOUT = Pattern.compile("(?:.*/)?(?:dmn|rules)/[^/]+/[^/]+/(.+)");
    private static final Pattern LITTER =
            Pattern.compile("__MACOSX/.*|(.*/)?(\\.[^/]*|Thumbs\\.db)");

    private RuleSetArchive() {}

    /** Writes a version. */
    static byte[] write(RuleSetVersion version) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (RuleFile file : sorted(version.files())) {
                write(version.name(), file, zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** Where a file of a version lies in the folders. */
    public static String path(String version, String file) {
        return (file.endsWith(".dmn") ? "dmn/" : "rules/") + version + "/" + file;
    }

    /** Reads the files of one version; its folders may be there or not. */
    public static List<RuleFile> read(byte[] bytes) {
        List<RuleFile> files = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        long size = 0;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(DraftFiles.LARGEST_FILE + 1);
                size += content.length;
                require(++entries <= MOST_ENTRIES, "it holds more than %d files", MOST_ENTRIES);
                require(size <= LARGEST_CONTENT, "it holds more than %d bytes", LARGEST_CONTENT);
                require(
                        content.length <= DraftFiles.LARGEST_FILE,
                        "a file in it has more than %d bytes",
                        DraftFiles.LARGEST_FILE);
                if (entry.isDirectory() || LITTER.matcher(entry.getName()).matches()) {
                    continue;
                }
                String path = path(entry.getName());
                require(paths.add(path), "%s stands twice in it", path);
                require(paths.size() <= DraftFiles.MOST_FILES, "it holds too many files");
                files.add(DraftFiles.read(path, content));
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw rejected("it is damaged: %s", e.getMessage());
        } catch (IOException e) {
            throw rejected("it is cut off or damaged");
        }
        require(!files.isEmpty(), "it is no zip, or an empty one");
        return files;
    }

    private static void write(String version, RuleFile file, ZipOutputStream zip)
            throws IOException {
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(path(version, file.path()));
        entry.setTimeLocal(NO_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static List<RuleFile> sorted(Collection<RuleFile> files) {
        return files.stream().sorted(Comparator.comparing(RuleFile::path)).toList();
    }

    /** The path in the rule set; a name that leads out of the archive is refused. */
    private static String path(String name) {
        boolean escapes =
                name.startsWith("/")
                        || name.contains("\\")
                        || name.contains("..")
                        || name.contains(":");
        require(!escapes, "the name %s leads out of it", name);
        Matcher layout = LAYOUT.matcher(name);
        return layout.matches() ? layout.group(1) : name;
    }

    private static void require(boolean condition, String why, Object... arguments) {
        if (!condition) {
            throw rejected(why, arguments);
        }
    }

    private static ProblemException rejected(String why, Object... arguments) {
        return new ProblemException(
                IMPORT_REJECTED, "The archive cannot be imported: " + why.formatted(arguments));
    }
}
