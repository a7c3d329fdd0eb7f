package io.doudi.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.RuleSetArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A running service, as the commands call it. */
record Service(String url, Credentials credentials) {

    private static final String RULE_SETS = "/api/v1/rule-sets/";
    private static final String COMPARISONS = "/api/v1/comparisons";
    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes a draft from an archive and gives its path. */
    String imported(byte[] archive) {
        HttpRequest request =
                request(RULE_SETS + "import", "application/zip")
                        .POST(BodyPublishers.ofByteArray(archive))
                        .build();
        return send(request).headers().firstValue("Location").orElse("");
    }

    /** Writes the files of a version below a folder and gives their paths. */
    List<Path> export(String version, Path folder) {
        String[] name = named(version);
        HttpRequest request =
                request(RULE_SETS + name[0] + "/versions/" + name[1] + "/export", "*/*")
                        .GET()
                        .build();
        List<Path> written = new ArrayList<>();
        for (RuleFile file : RuleSetArchive.read(send(request).body())) {
            written.add(write(folder.resolve(RuleSetArchive.path(version, file.path())), file));
        }
        return written;
    }

    /** Publishes an approved draft and gives the digest of the version. */
    String publish(String version, Optional<LocalDate> from, Optional<LocalDate> to) {
        String[] name = named(version);
        ObjectNode period = JSON.createObjectNode();
        from.ifPresent(day -> period.put("effectiveFrom", day.toString()));
        to.ifPresent(day -> period.put("effectiveTo", day.toString()));
        HttpRequest.Builder request =
                request(RULE_SETS + name[0] + "/drafts/" + name[1] + "/publish", JSON_TYPE)
                        .POST(text(period.toString()));
        return json(ask(request)).path("digest").asText();
    }

    /** Decides one case and gives the answer as it came. */
    String decide(String request, String language) {
        return ask(
                request("/api/v1/decisions", JSON_TYPE)
                        .header("Accept-Language", language)
                        .POST(text(request)));
    }

    /** Begins a comparison and gives its id. */
    String compare(ObjectNode request) {
        String created = ask(request(COMPARISONS, JSON_TYPE).POST(text(request.toString())));
        return json(created).path("id").asText();
    }

    /** How far a comparison is, with its result once it is finished. */
    JsonNode comparison(String id) {
        return read(COMPARISONS + "/" + id);
    }

    /** What a path of the API answers. */
    JsonNode read(String path) {
        return json(ask(request(path, JSON_TYPE).GET()));
    }

    /** Writes what a path of the API answers into a file. */
    Path download(String path, Path file) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            return Files.write(file, send(request(path, "*/*").GET().build()).body());
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be written".formatted(file), e);
        }
    }

    private static String ask(HttpRequest.Builder request) {
        return new String(send(request.build()).body(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("The service does not answer JSON", e);
        }
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private static String[] named(String version) {
        String[] name = version.split("/");
        if (name.length != 2) {
            throw new IllegalStateException(
                    "%s is not a version; write it like dazhou/2023".formatted(version));
        }
        return name;
    }

    private static Path write(Path path, RuleFile file) {
        try {
            Files.createDirectories(path.getParent());
            return Files.writeString(path, file.content());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(path), e);
        }
    }

    private HttpRequest.Builder request(String path, String contentType) {
        return credentials.on(
                HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", contentType));
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(
                        new String(response.body(), StandardCharsets.UTF_8));
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s cannot be reached: %s".formatted(request.uri(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
