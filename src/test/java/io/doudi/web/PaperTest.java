package io.doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page becomes a PDF that can be read everywhere, and nothing is fetched for it. */
class PaperTest {

    private static final Instant MADE = Instant.parse("2026-03-01T08:30:00.123Z");
    private static final String PAGE =
            """
            <html lang="%s"><head><title>告知书</title>
            <link rel="stylesheet" href="/decision.css"/>%s</head><body>%s</body></html>
            """;

    private final Paper paper = new Paper();
    private final List<String> fetched = new ArrayList<>();

    @TempDir Path folder;

    private HttpServer elsewhere;

    @BeforeEach
    void listen() throws IOException {
        elsewhere =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext(
                "/",
                exchange -> {
                    fetched.add(exchange.getRequestURI().toString());
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        elsewhere.stop(0);
    }

    private byte[] print(String head, String body) {
        return paper.print(PAGE.formatted("zh", head, body), MADE);
    }

    private static String text(byte[] printed) throws IOException {
        try (PDDocument document = Loader.loadPDF(printed)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void hasChineseTextInASubsetOfItsOwnFont() throws IOException {
        byte[] printed = print("", "<p>金额 5250.00 元／月，㛃䶮鿏𬭚·•–</p>");
        assertThat(text(printed)).contains("金额 5250.00 元／月，㛃䶮鿏𬭚·•–");
        assertThat(printed.length).isLessThan(100_000);
        try (PDDocument document = Loader.loadPDF(printed)) {
            assertThat(fonts(document))
                    .isNotEmpty()
                    .allSatisfy(font -> assertThat(font.isEmbedded()).isTrue())
                    .allSatisfy(font -> assertThat(font.getName()).contains("+NotoSansSC"));
        }
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    @Test
    void saysWhatItIs() throws IOException {
        try (PDDocument document = Loader.loadPDF(print("", "<p>正文</p>"))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("告知书");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh");
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
            assertThat(document.getDocumentCatalog().getMetadata().getCOSObject().toTextString())
                    .contains("<pdfaid:part>2<", "<pdfaid:conformance>A<")
                    .contains("<xmp:CreateDate>2026-03-01T08:30:00Z<");
        }
    }

    @Test
    void isTheSameForTheSamePageAndTime() {
        byte[] first = print("", "<p>正文</p>");
        assertThat(print("", "<p>正文</p>")).isEqualTo(first);
        assertThat(print("", "<p>另外的正文</p>")).isNotEqualTo(first);
    }

    @Test
    void showsABoxForWhatTheFontDoesNotHave() throws IOException {
        assertThat(text(print("", "<p>前😀\uE000ༀ中\u0001\uD800\uFFFF后 终</p>")))
                .containsPattern("前□+中□+后 终");
    }

    @Test
    void breaksWordsThatAreWiderThanThePage() throws IOException {
        assertThat(text(print("", "<ul><li>" + "A".repeat(1_000) + "</li></ul>")).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(200));
    }

    @Test
    void fetchesNothingFromOtherMachines() {
        String address = "http://127.0.0.1:%d/".formatted(elsewhere.getAddress().getPort());
        print(
                """
                <link rel="stylesheet" href="%1$sa.css"/>
                <style>@import url("%1$sb.css"); p { background: url("%1$sc.png") }
                  @font-face { font-family: d; src: url("%1$sd.ttf") } p { font-family: d }</style>
                """
                        .formatted(address),
                """
                <p>正文</p><img src="%1$se.png"/><object data="%1$sf.svg" type="image/svg+xml"></object>
                <iframe src="%1$sg"></iframe>
                """
                        .formatted(address));
        assertThat(fetched).isEmpty();
    }

    @Test
    void readsNoFiles() throws IOException {
        Path style = folder.resolve("style.css");
        Files.writeString(style, "p::before { content: '泄露' }");
        String link = "<link rel=\"stylesheet\" href=\"%s\"/>".formatted(style.toUri());
        assertThat(text(print(link, "<p>正文</p>"))).contains("正文").doesNotContain("泄露");
    }

    @Test
    void resolvesNoEntities() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "泄露");
        String page =
                "<!DOCTYPE html [<!ENTITY secret SYSTEM \"%s\">]>%s"
                        .formatted(secret.toUri(), PAGE.formatted("zh", "", "<p>正文&secret;</p>"));
        assertThat(text(paper.print(page, MADE))).contains("正文").doesNotContain("泄露");
    }
}
