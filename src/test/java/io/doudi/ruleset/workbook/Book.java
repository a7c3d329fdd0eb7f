package io.doudi.ruleset.workbook;

import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import io.doudi.ruleset.Digest;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.TableEdits.Changed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook of some models, what staff do with it, and what comes back. */
final class Book {

    private final List<RuleFile> files;
    private final Remarks remarks = new Remarks();

    private Book(List<RuleFile> files) {
        this.files = files;
    }

    static Book of(List<RuleFile> files) {
        return new Book(files);
    }

    /** The bundled models of a version. */
    static Book bundled(String ruleSet, String version) {
        return new Book(models(Path.of("dmn", ruleSet, version)));
    }

    /** The folders of all bundled versions with models. */
    static Stream<Path> versions() {
        try (Stream<Path> paths = Files.walk(Path.of("dmn"), 2)) {
            return paths.filter(path -> path.getNameCount() == 3).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RuleFile> models(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().map(Book::file).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleFile file(Path path) {
        try {
            return new RuleFile(path.getFileName().toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return WorkbookWriter.write("sample", "1", files, files);
    }

    /** The workbook after some work on one of its sheets. */
    byte[] edited(String sheet, Consumer<XSSFSheet> work) {
        return edited(bytes(), workbook -> work.accept(workbook.getSheet(sheet)));
    }

    static byte[] edited(byte[] bytes, Consumer<XSSFWorkbook> work) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            work.accept(workbook);
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            workbook.write(saved);
            return saved.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes back from a workbook. */
    List<Changed> changed(byte[] workbook, String... rows) {
        Uploaded uploaded = Uploaded.read(workbook);
        return new WorkbookReader(uploaded, ModelTypes.in(files), this::base, remarks)
                .changed(uploaded.meta().files(), Set.of(rows));
    }

    /** The text of the one model that a workbook changes. */
    String text(byte[] workbook, String... rows) {
        List<Changed> changed = changed(workbook, rows);
        if (changed.size() != 1) {
            throw new AssertionError("%s %s".formatted(changed.size(), problems()));
        }
        return changed.get(0).file().content();
    }

    String original(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    List<String> problems() {
        return remarks.problems(Messages.CHINESE).stream().map(Book::shown).toList();
    }

    List<String> notices() {
        return remarks.notices(Messages.CHINESE).stream().map(Book::shown).toList();
    }

    private static String shown(Remark.Told told) {
        return "%s %s".formatted(told.code(), told.text());
    }

    private Optional<RuleFile> base(String path, String digest) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .filter(file -> Digest.of(file.content()).equals(digest))
                .findFirst();
    }
}
