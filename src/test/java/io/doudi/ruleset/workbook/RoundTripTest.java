package io.doudi.ruleset.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.ruleset.TableEdits.Changed;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out as a workbook and comes back unchanged changes no byte of any model. */
class RoundTripTest {

    static Stream<Path> versions() {
        return Book.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void changesNothing(Path version) {
        Book book = Book.of(Book.models(version));
        assertThat(book.changed(book.bytes())).isEmpty();
        assertThat(book.problems()).isEmpty();
        assertThat(book.notices()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void changesNothingAfterSavingElsewhere(Path version) {
        Book book = Book.of(Book.models(version));
        byte[] saved =
                Book.edited(
                        book.bytes(),
                        workbook -> workbook.setSheetOrder(workbook.getSheetName(1), 0));
        assertThat(book.changed(saved)).extracting(Changed::file).isEmpty();
    }

    @Test
    void alwaysHasTheSameBytes() throws InterruptedException {
        Book book = Book.bundled("dazhou", "2023");
        byte[] first = book.bytes();
        Thread.sleep(2_100);
        assertThat(book.bytes()).isEqualTo(first);
    }
}
