package io.doudi.ruleset.workbook;

import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;

/** What cases go out and come back as. */
enum CaseFormat {
    XLSX(TableResource.XLSX),
    CSV(CaseFormat.COMMA_SEPARATED);

    static final String COMMA_SEPARATED = "text/csv";

    private final String mediaType;

    CaseFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** How the name of a file ends. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that somebody asks for; a workbook if nothing is said. */
    static CaseFormat of(String extension) {
        return Arrays.stream(values())
                .filter(format -> extension == null || format.extension().equals(extension))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        INVALID_VALUE, "format", "format must be xlsx or csv"));
    }

    /** The format of a body. */
    static CaseFormat of(MediaType type) {
        return type.isCompatible(MediaType.valueOf(COMMA_SEPARATED)) ? CSV : XLSX;
    }

    byte[] write(CaseTable table, CaseHeadings headings) {
        return this == CSV ? CaseCsv.write(table, headings) : CaseSheet.write(table, headings);
    }

    SheetCells read(byte[] body, Remarks remarks) {
        return this == CSV ? CaseCsv.read(body) : CaseSheet.read(body, remarks);
    }
}
