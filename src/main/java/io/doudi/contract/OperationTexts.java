package io.doudi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The texts of {@code openapi/operations.yaml}.
 *
 * @param tags what the operations of a tag are about, in the order of the document
 * @param parameters by name, or by tag and name where one name means several things
 * @param requests bodies that are answered, by operation
 * @param responses bodies that were answered, by operation
 */
record OperationTexts(
        Map<String, String> tags,
        Map<String, Parameter> parameters,
        Map<String, JsonNode> requests,
        Map<String, JsonNode> responses) {

    private static final String FILE = "/openapi/operations.yaml";

    /** What a parameter means, with a value that works. */
    record Parameter(String description, JsonNode example) {}

    static OperationTexts read() {
        try (InputStream file = OperationTexts.class.getResourceAsStream(FILE)) {
            return new YAMLMapper().readValue(file, OperationTexts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** The parameter of an operation; the tag goes before the name alone. */
    Parameter parameter(String tag, String name) {
        return parameters.getOrDefault(tag + "." + name, parameters.get(name));
    }
}
