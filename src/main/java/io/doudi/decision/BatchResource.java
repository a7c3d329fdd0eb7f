package io.doudi.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.BatchLines.Line;
import io.doudi.decision.RecordedDecisions.Asked;
import io.doudi.decision.RunningBatches.Progress;
import io.doudi.decision.RunningBatches.Running;
import io.doudi.language.Messages;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** Many decisions in one call. */
@Path("/api/v1/decisions/batch")
@Produces(BatchResource.JSON_LINES)
@RolesAllowed(Role.EVERYBODY)
@Tag(name = "Decisions")
public class BatchResource {

    static final String JSON_LINES = "application/x-ndjson";
    static final String CSV = "text/csv";

    private static final String BATCH_ID = "Batch-Id";
    private static final String GZIP = "gzip";

    private final RecordedDecisions decisions;
    private final RunningBatches running;
    private final BatchWorkers workers;
    private final ObjectMapper json;
    private final JsonAnswers written;
    private final SecurityIdentity identity;
    private final int longestLine;

    BatchResource(
            RecordedDecisions decisions,
            RunningBatches running,
            BatchWorkers workers,
            ObjectMapper json,
            JsonAnswers written,
            SecurityIdentity identity,
            @ConfigProperty(name = "doudi.requests.max-body-size") MemorySize longestLine) {
        this.decisions = decisions;
        this.running = running;
        this.workers = workers;
        this.json = json;
        this.written = written;
        this.identity = identity;
        this.longestLine = (int) longestLine.asLongValue();
    }

    /** Who asks, in which language, under which key. */
    private record Caller(Actor actor, Messages messages, Optional<String> key) {
        private Asked asks(Line line) {
            return new Asked(
                    actor,
                    line.request().read(),
                    key.map(text -> text + "#" + line.number()),
                    messages);
        }
    }

    @POST
    @Consumes({JSON_LINES, CSV})
    @APIResponseSchema(byte[].class)
    @Operation(
            operationId = "decideBatch",
            summary =
                    "Decide many cases: a request a line (JSON) or a row (CSV with paths as header);"
                            + " the answers come in the same order, a problem in place of an answer"
                            + " has its line. An Idempotency-Key counts for each line")
    public Response decide(
            InputStream body,
            @RestHeader("Idempotency-Key") String key,
            @RestHeader("Content-Encoding") String encoding,
            @RestHeader("Accept-Encoding") String accepted,
            @Context HttpHeaders headers) {
        Caller caller =
                new Caller(
                        Actor.of(identity),
                        Messages.preferred(headers.getAcceptableLanguages()),
                        Optional.ofNullable(key));
        BatchLines lines = lines(body, encoding, headers.getMediaType());
        boolean isPacked = accepted != null && accepted.contains(GZIP);
        Running batch = running.prepared(caller.actor());
        StreamingOutput answers =
                out -> {
                    running.add(batch);
                    try (OutputStream packed = isPacked ? new GZIPOutputStream(out, true) : out) {
                        workers.run(
                                new EndableLines(batch, lines),
                                group -> answer(caller, batch, group),
                                packed);
                    } finally {
                        running.remove(batch);
                    }
                };
        Response.ResponseBuilder response = Response.ok(answers).header(BATCH_ID, batch.id());
        return (isPacked ? response.header("Content-Encoding", GZIP) : response).build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listBatches",
            summary =
                    "The caller's batches that are running on this node, and how far they are;"
                            + " administrators see all")
    public List<Progress> running() {
        return running.of(Actor.of(identity));
    }

    @DELETE
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "endBatch",
            summary =
                    "Ends a batch on this node: what is under way is answered, then a last line"
                            + " says from where on there are no answers. Its id is in the header"
                            + " Batch-Id of the answer")
    public Progress end(@RestPath UUID id) {
        return running.end(Actor.of(identity), id);
    }

    private BatchLines lines(InputStream body, String encoding, MediaType type) {
        try {
            InputStream plain = GZIP.equals(encoding) ? new GZIPInputStream(body) : body;
            return new ReadableLines(
                    type.isCompatible(MediaType.valueOf(CSV))
                            ? new CsvLines(plain, json)
                            : new JsonLines(plain, longestLine, json));
        } catch (IOException e) {
            throw ReadableLines.spoilt("at all");
        }
    }

    private List<byte[]> answer(Caller caller, Running batch, List<Line> group) {
        List<Asked> asked = new ArrayList<>();
        List<Object> answers = new ArrayList<>();
        for (Line line : group) {
            try {
                asked.add(caller.asks(line));
                answers.add(null);
            } catch (RuntimeException e) {
                answers.add(e);
            }
        }
        var made = decisions.answer(asked).iterator();
        answers.replaceAll(answer -> answer == null ? made.next() : answer);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            batch.answered(answers.get(i) instanceof RuntimeException);
            all.add(written(answers.get(i), group.get(i).number()));
        }
        return all;
    }

    private byte[] written(Object answer, long line) {
        return answer instanceof RuntimeException failure
                ? written.of(failure, "line", line)
                : written.of(answer);
    }
}
