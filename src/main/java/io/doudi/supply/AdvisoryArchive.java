package io.doudi.supply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Advisories as OSV publishes them: a zip with a JSON document for each. One document at a time is
 * in memory.
 */
record AdvisoryArchive(Path file) {

    private static final int MOST_DOCUMENTS = 1_000_000;
    private static final int LARGEST_DOCUMENT = 10_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads one advisory after the other.
     *
     * @throws IllegalArgumentException if the file is none of OSV's
     */
    void forEach(Consumer<Advisory> reader) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_DOCUMENTS) {
                throw wrong("holds more than %d files".formatted(MOST_DOCUMENTS), null);
            }
            Iterator<? extends ZipEntry> entries = zip.entries().asIterator();
            while (entries.hasNext()) {
                read(zip, entries.next(), reader);
            }
        } catch (ZipException e) {
            throw wrong("is no zip, or a damaged one", e);
        } catch (IOException e) {
            throw wrong("cannot be read", e);
        }
    }

    private void read(ZipFile zip, ZipEntry entry, Consumer<Advisory> reader) throws IOException {
        if (!entry.getName().endsWith(".json")) {
            return;
        }
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] bytes = content.readNBytes(LARGEST_DOCUMENT + 1);
            if (bytes.length > LARGEST_DOCUMENT) {
                throw wrong("holds a file that is too large: " + entry.getName(), null);
            }
            reader.accept(advisory(bytes, entry.getName()));
        }
    }

    private Advisory advisory(byte[] document, String name) throws IOException {
        try {
            return new OsvDocument(JSON.readTree(document)).advisory();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw wrong("is none of OSV's: %s, %s".formatted(name, reason(e)), e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : e.getMessage();
    }

    private IllegalArgumentException wrong(String what, Exception cause) {
        return new IllegalArgumentException(file + " " + what, cause);
    }
}
