package io.doudi.web;

import static io.doudi.problem.ProblemType.TOO_MANY_REQUESTS;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Prints pages to PDF for archives (PDF/A-2a, and PDF/UA-1 for readers): with its Chinese font and
 * its structure inside, and nothing from elsewhere.
 */
@ApplicationScoped
class Paper {

    private static final String DECISION = "classpath:/META-INF/resources/decision.css";
    private static final String REPORT = "classpath:/paper/report.css";

    /** Where the only things are that pages may load; places are looked up again. */
    private static final Map<String, String> PLACES =
            Map.of(
                    "/decision.css",
                    DECISION,
                    DECISION,
                    DECISION,
                    "/report.css",
                    REPORT,
                    REPORT,
                    REPORT);

    /** Stands for characters that the font does not have. */
    private static final String NO_SUCH_CHARACTER = "□";

    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final Pattern CREATED =
            Pattern.compile("(?<=<xmp:CreateDate>)[^<]*(?=</xmp:CreateDate>)");

    private static final int MOST_WAITING = 20;

    private final FSDefaultCacheStore fontMetrics = new FSDefaultCacheStore();
    private final Semaphore turn = new Semaphore(1, true);

    /** Read when the first page is printed. */
    private static final class Font {
        static final PaperFont ONLY = new PaperFont();
    }

    /**
     * A page as PDF; the same page and time always give the same bytes. Pages are printed one after
     * the other, so that many leave time and memory to decisions.
     *
     * @param page well-formed, with a title, a description and a language
     */
    byte[] print(String page, Instant made) {
        if (turn.getQueueLength() >= MOST_WAITING) {
            throw new ProblemException(
                    TOO_MANY_REQUESTS,
                    "PDFs are made one at a time and %d wait; try again later"
                            .formatted(MOST_WAITING));
        }
        turn.acquireUninterruptibly();
        try {
            return printed(page, made.truncatedTo(ChronoUnit.SECONDS));
        } finally {
            turn.release();
        }
    }

    private byte[] printed(String page, Instant made) {
        XRLog.setLoggingEnabled(false); // It repeats what is on the page.
        FontMappers.set(Font.ONLY);
        try (PDDocument document = new PDDocument()) {
            lay(page, document);
            return bytes(document, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lay(String page, PDDocument document) throws IOException {
        String readable = NOT_IN_XML.matcher(page).replaceAll(NO_SUCH_CHARACTER);
        PdfRendererBuilder settings = settings(document).withHtmlContent(readable, null);
        try (PdfBoxRenderer renderer = settings.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
        }
    }

    private PdfRendererBuilder settings(PDDocument document) throws IOException {
        return new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .useUriResolver((base, link) -> PLACES.get(link))
                .useFont(new PDFontSupplier(Font.ONLY.in(document)), PaperFont.FAMILY)
                .useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics)
                .useReplacementText(NO_SUCH_CHARACTER);
    }

    private static byte[] bytes(PDDocument document, Instant made) throws IOException {
        document.getDocumentInformation()
                .setCreationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String dated =
                CREATED.matcher(metadata.getCOSObject().toTextString()).replaceAll(made.toString());
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(made.toEpochMilli());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
