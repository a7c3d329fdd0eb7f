package io.doudi.ruleset.workbook;

import io.doudi.ruleset.workbook.Remark.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The parts of a workbook in its zip: read with limits, written always alike. */
final class WorkbookZip {

    private static final int LARGEST_CONTENT = 20_000_000;
    private static final int MOST_PARTS = 1_000;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String MAIN_PART = "xl/workbook.xml";
    private static final byte[] OLD_FORMAT = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** What cells are read from; drawings, comments and the like need not be understood. */
    private static final Pattern WANTED =
            Pattern.compile(
                    "\\[Content_Types]\\.xml|_rels/\\.rels|xl/(worksheets/)?[^/]+\\.xml"
                            + "|xl/_rels/[^/]+\\.rels");

    private WorkbookZip() {}

    /** The parts of an uploaded workbook that its cells are read from, each checked by itself. */
    static Map<String, byte[]> read(byte[] bytes) {
        refuseOldFormat(bytes);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        PartCheck check = new PartCheck();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int left = LARGEST_CONTENT;
            int number = 0;
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || ++number > MOST_PARTS) {
                    throw Rejected.because(Code.TOO_LARGE);
                }
                refuse(part.getName().toLowerCase(Locale.ROOT));
                if (WANTED.matcher(part.getName()).matches()) {
                    check.check(content);
                    parts.put(part.getName(), content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Rejected.because(Code.DAMAGED);
        }
        if (!parts.containsKey(MAIN_PART)) {
            throw Rejected.because(Code.NOT_XLSX);
        }
        return parts;
    }

    /** A zip of parts, with the same bytes for the same parts. */
    static byte[] write(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(parts, zip);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** The same without compression, for a reader that distrusts what is well compressed. */
    static byte[] unpacked(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            write(parts, zip);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** The parts of a workbook that we have just made. */
    static Map<String, byte[]> parts(byte[] own) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(own))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
        return parts;
    }

    private static void write(Map<String, byte[]> parts, ZipOutputStream zip) throws IOException {
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            ZipEntry entry = new ZipEntry(part.getKey());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(part.getValue());
            zip.closeEntry();
        }
    }

    /** Encrypted workbooks are of that format as well. */
    private static void refuseOldFormat(byte[] bytes) {
        boolean isOld = bytes.length > OLD_FORMAT.length;
        for (int i = 0; isOld && i < OLD_FORMAT.length; i++) {
            isOld = bytes[i] == OLD_FORMAT[i];
        }
        if (isOld) {
            throw Rejected.because(Code.OLD_FORMAT);
        }
    }

    private static void refuse(String part) {
        if (part.endsWith("vbaproject.bin") || part.contains("/macrosheets/")) {
            throw Rejected.because(Code.MACRO);
        }
        if (part.contains("/externallinks/")) {
            throw Rejected.because(Code.EXTERNAL_LINK);
        }
    }
}
