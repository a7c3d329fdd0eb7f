package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.WORKBOOK_REJECTED;

import io.doudi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.SAXException;

/**
 * The rows of the first sheet of a workbook, read as a stream: memory is needed for the texts that
 * its cells share, which are limited, and for one row.
 */
final class XlsxRows implements Rows {

    private static final int MOST_PARTS = 1_000;
    private static final long LARGEST_TEXTS = 100_000_000;
    private static final long LARGEST_PART = 10_000_000;
    private static final String SHEETS = "xl/worksheets/";
    private static final int BUFFER = 65_536;
    private static final int BYTES_OF_ZIP = 2;

    private final Path file;
    private final OPCPackage workbook;
    private final SheetStream sheet;

    private XlsxRows(Path file, OPCPackage workbook, SheetStream sheet) {
        this.file = file;
        this.workbook = workbook;
        this.sheet = sheet;
    }

    /** Keeps the workbook in a file of its own until it is closed. */
    static XlsxRows of(InputStream body) throws IOException {
        Path file = Files.createTempFile("population", ".xlsx");
        try {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            requireHarmless(file);
            return open(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** The reader fails in many ways on files that no honest program writes. */
    private static XlsxRows open(Path file) {
        OPCPackage workbook = null;
        try {
            workbook = OPCPackage.open(file.toFile(), PackageAccess.READ);
            XSSFReader reader = new XSSFReader(workbook);
            ReadOnlySharedStringsTable texts = new ReadOnlySharedStringsTable(workbook, false);
            Iterator<InputStream> sheets = reader.getSheetsData();
            return new XlsxRows(
                    file,
                    workbook,
                    new SheetStream(
                            new LimitedStream(sheets.next()), texts, reader.getStylesTable()));
        } catch (IOException
                | OpenXML4JException
                | SAXException
                | XMLStreamException
                | RuntimeException e) {
            if (workbook != null) {
                workbook.revert();
            }
            throw e instanceof ProblemException problem ? problem : rejected("it is damaged");
        }
    }

    private static void requireHarmless(Path file) throws IOException {
        if (!isZip(file)) {
            throw rejected("it is no xlsx; save it as an Excel workbook (xlsx) without a password");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw tooLarge();
            }
            Enumeration<? extends ZipEntry> parts = zip.entries();
            while (parts.hasMoreElements()) {
                ZipEntry part = parts.nextElement();
                require(part.getName().toLowerCase(Locale.ROOT));
                requireSmall(zip, part);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw rejected("it is damaged");
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] first = bytes.readNBytes(BYTES_OF_ZIP);
            return first.length == BYTES_OF_ZIP && first[0] == 'P' && first[1] == 'K';
        }
    }

    private static void require(String part) {
        if (part.endsWith("vbaproject.bin") || part.contains("/macrosheets/")) {
            throw rejected("it has macros");
        }
        if (part.contains("/externallinks/")) {
            throw rejected("it has links to other workbooks");
        }
    }

    /** What is kept in memory is measured, for a part may say less of its size than it has. */
    private static void requireSmall(ZipFile zip, ZipEntry part) throws IOException {
        String name = part.getName().toLowerCase(Locale.ROOT);
        if (name.startsWith(SHEETS)) {
            return;
        }
        try (InputStream content = zip.getInputStream(part)) {
            byte[] buffer = new byte[BUFFER];
            long left = name.endsWith("sharedstrings.xml") ? LARGEST_TEXTS : LARGEST_PART;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw tooLarge();
                }
            }
        }
    }

    static ProblemException rejected(String why) {
        return new ProblemException(WORKBOOK_REJECTED, "The workbook cannot be read: " + why);
    }

    static ProblemException tooLarge() {
        return rejected("a part of it is too large; send it as CSV");
    }

    @Override
    public Row next() {
        try {
            return sheet.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw e instanceof ProblemException problem ? problem : rejected("it is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        workbook.revert();
        Files.deleteIfExists(file);
    }
}
