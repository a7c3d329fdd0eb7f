import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.client.ApiClient;
import io.doudi.client.ApiException;
import io.doudi.client.api.DecisionsApi;
import io.doudi.client.api.RecordsApi;
import io.doudi.client.model.DecideRequest;
import io.doudi.client.model.Decision;
import io.doudi.client.model.OnRecord;
import io.doudi.client.model.TArea;
import io.doudi.client.model.TCase;
import io.doudi.client.model.THardship;
import io.doudi.client.model.THardshipType;
import io.doudi.client.model.THousehold;
import io.doudi.client.model.TemporaryAssistanceRequest;
import io.doudi.client.model.TemporaryAssistanceRequest.DecisionEnum;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Asks for a decision, reads it from the record, and handles a problem by its code. {@code
 * DOUDI_URL} is the service, {@code DOUDI_API_KEY} the key of the front-end system.
 */
public final class DecideOneCase {

    private final ApiClient client;

    public DecideOneCase(String url, String key) {
        client = new ApiClient();
        client.updateBaseUri(url);
        client.setRequestInterceptor(request -> request.header("X-API-Key", key));
        // Amounts are exact: outputs without a type of their own must not become binary fractions.
        client.setObjectMapper(
                ApiClient.createDefaultObjectMapper()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS));
    }

    public static void main(String[] arguments) throws ApiException, IOException {
        String url = System.getenv().getOrDefault("DOUDI_URL", "http://localhost:8080");
        DecideOneCase sample = new DecideOneCase(url, System.getenv("DOUDI_API_KEY"));
        System.out.println(sample.decided());
        System.out.println(sample.refused());
    }

    /** What was decided and stands on record. */
    public String decided() throws ApiException {
        THardship hardship =
                new THardship()
                        .type(THardshipType.EXPENDITURE)
                        .persons(3)
                        .assessedMultiple(new BigDecimal("2.5"));
        Decision decision =
                new DecisionsApi(client).decide(request(hardship), "sample-" + UUID.randomUUID());
        OnRecord kept = new RecordsApi(client).readDecision(decision.getDecisionId().toString());
        return "%s yuan, on record as %s by %s/%s"
                .formatted(
                        decision.getOutcome().get("amount"),
                        kept.getRecord().getCaseReference(),
                        kept.getRuleSet().getName(),
                        kept.getRuleSet().getVersion());
    }

    /** What a window would show if a fact is missing. */
    public String refused() throws IOException {
        try {
            new DecisionsApi(client).decide(request(new THardship().persons(3)), null);
            return "not refused";
        } catch (ApiException e) {
            JsonNode problem = client.getObjectMapper().readTree(e.getResponseBody());
            return switch (problem.path("code").asText()) {
                case "REQUIRED" -> "missing: " + problem.path("field").asText();
                case "TOO_MANY_REQUESTS", "DATABASE_UNAVAILABLE" -> "try again later";
                default -> problem.path("detail").asText();
            };
        }
    }

    private static DecideRequest request(THardship hardship) {
        TCase facts = new TCase().household(new THousehold().area(TArea.URBAN)).hardship(hardship);
        return new DecideRequest(
                new TemporaryAssistanceRequest()
                        .region("DAZHOU")
                        .asOf(LocalDate.of(2023, 10, 10))
                        .decision(DecisionEnum.TEMPORARY_ASSISTANCE)
                        .caseReference("DZ-2023-000117")
                        .input(facts));
    }
}
