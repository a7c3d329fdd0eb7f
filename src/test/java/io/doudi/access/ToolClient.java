package io.doudi.access;

import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A program that speaks MCP over HTTP, signed in as somebody. */
record ToolClient(McpStreamableTestClient client) implements AutoCloseable {

    private static final String FORBIDDEN = "FORBIDDEN";

    static ToolClient of(String name) {
        return new ToolClient(
                McpAssured.newStreamableClient()
                        .setBasicAuth(name, People.PASSWORD)
                        .build()
                        .connect());
    }

    /** The names of the tools that there are. */
    Set<String> tools() {
        JsonObject answer = answer(McpAssured.TOOLS_LIST, new JsonObject());
        Set<String> names = new TreeSet<>();
        answer.getJsonObject("result")
                .getJsonArray("tools")
                .forEach(tool -> names.add(((JsonObject) tool).getString("name")));
        return names;
    }

    /** What a tool answers: its JSON, or the problem document. */
    String call(String tool, Map<String, Object> arguments) {
        JsonObject params =
                new JsonObject().put("name", tool).put("arguments", new JsonObject(arguments));
        JsonObject answer = answer(McpAssured.TOOLS_CALL, params);
        JsonObject error = answer.getJsonObject("error");
        if (error != null) {
            return "{\"code\": \"%s\"}"
                    .formatted(error.getInteger("code") == -32001 ? FORBIDDEN : error.encode());
        }
        return answer.getJsonObject("result")
                .getJsonArray("content")
                .getJsonObject(0)
                .getString("text");
    }

    private JsonObject answer(String method, JsonObject params) {
        JsonObject request = client.newRequest(method).put("params", params);
        client.sendAndForget(request);
        return client.waitForResponse(request);
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
