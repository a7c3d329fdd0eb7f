package io.doudi.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.Decision;
import io.doudi.decision.DecisionRequest;
import io.doudi.decision.DecisionService;
import io.doudi.decision.Explanation.Level;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;

/** Decisions to look at: nothing of them goes on record. */
@ProblemsAsResults
@RolesAllowed(Role.EVERYBODY)
class TryTools {

    private final DecisionService decisions;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    TryTools(DecisionService decisions, ObjectMapper json, SecurityIdentity identity) {
        this.decisions = decisions;
        this.json = json;
        this.identity = identity;
    }

    @Tool(
            name = "try_decision",
            description =
                    "Decides one made-up case and explains the outcome in short. Nothing goes on"
                            + " record and nothing is granted.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    Decision decide(
            @ToolArg(description = Described.REGION) String region,
            @ToolArg(description = "The day that picks the rules, for example 2023-10-10.")
                    String asOf,
            @ToolArg(description = Described.DECISION) String decision,
            @ToolArg(description = "The facts of the case; read_input_schema describes them.")
                    Map<String, Object> input,
            @ToolArg(
                            description =
                                    "A version or draft to try, for example dazhou/2023.1; what is"
                                            + " in force if it is not given.")
                    Optional<String> ruleSetVersion,
            @ToolArg(description = Described.LANGUAGE) Optional<String> language) {
        ObjectNode body = json.createObjectNode();
        body.put("region", region).put("asOf", asOf).put("decision", decision);
        body.set("input", json.valueToTree(input));
        ruleSetVersion.ifPresent(name -> body.put("ruleSetVersion", name));
        body.put("record", false);
        return decisions
                .decide(
                        Actor.of(identity),
                        DecisionRequest.of(body),
                        Level.SUMMARY,
                        Described.messages(language))
                .decision();
    }
}
