package io.doudi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes cases with their right answers, for engines outside of the JVM. */
public final class CaseFile {

    private static final int CASES = 10_000;

    private CaseFile() {}

    public static void main(String... arguments) throws IOException {
        Engine plain = new Plain();
        Stream<String> lines = Case.some(CASES).stream().map(one -> line(plain, one));
        Files.write(Path.of(arguments[0]), (Iterable<String>) lines::iterator);
    }

    private static String line(Engine plain, Case one) {
        try {
            return values(one) + "|" + values(plain.answer(plain.decide(one)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values of a record: {@code name=value, …}. */
    private static String values(Record record) {
        String text = record.toString();
        return text.substring(text.indexOf('[') + 1, text.length() - 1);
    }
}
