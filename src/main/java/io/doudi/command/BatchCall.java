package io.doudi.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Sends a batch and takes its answers at the same time. The client of the JDK reads nothing before
 * it has sent everything, which with many cases would never come to an end.
 */
record BatchCall(Service service, String language, String key) {

    private static final String ADDRESS = "/api/v1/decisions/batch";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many lines were answered, and how many of them by a problem. */
    record Count(long lines, long failed) {

        private Count and(boolean isFailed) {
            return new Count(lines + 1, failed + (isFailed ? 1 : 0));
        }
    }

    /** Takes the lines of an answer. */
    private static final class Answers {

        private final Consumer<String> lines;
        private final Promise<Count> end = Promise.promise();
        private Count count = new Count(0, 0);

        private Answers(Consumer<String> lines) {
            this.lines = lines;
        }

        private Future<Count> from(HttpClientResponse response) {
            RecordParser parser = RecordParser.newDelimited("\n", response);
            parser.handler(this::take);
            parser.exceptionHandler(end::tryFail);
            parser.endHandler(nothing -> end.tryComplete(count));
            return end.future();
        }

        private void take(Buffer line) {
            lines.accept(line.toString());
            count = count.and(isProblem(line));
        }

        private static boolean isProblem(Buffer line) {
            try {
                return JSON.readTree(line.getBytes()).has("code");
            } catch (JsonProcessingException e) {
                return true;
            } catch (IOException e) {
                throw new IllegalStateException("A text in memory can always be read", e);
            }
        }
    }

    /**
     * Sends the cases of a file and hands over the answers line by line, in the same order.
     *
     * @throws IllegalStateException if the service refuses the batch or goes away
     */
    Count send(Path file, Consumer<String> lines) {
        Vertx vertx = Vertx.vertx();
        try {
            return vertx.fileSystem()
                    .open(file.toString(), new OpenOptions().setWrite(false).setCreate(false))
                    .compose(
                            cases ->
                                    vertx.createHttpClient()
                                            .request(request(file))
                                            .compose(request -> request.send(cases)))
                    .compose(response -> answers(response, lines))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            vertx.close();
        }
    }

    private RequestOptions request(Path file) {
        boolean isCsv = file.toString().endsWith(".csv");
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(service.url() + ADDRESS)
                        .putHeader("Content-Type", isCsv ? "text/csv" : "application/x-ndjson")
                        .putHeader("Accept-Language", language);
        if (!key.isEmpty()) {
            options.putHeader("Idempotency-Key", key);
        }
        if (!service.credentials().equals(Credentials.NONE)) {
            options.putHeader(service.credentials().header(), service.credentials().value());
        }
        return options;
    }

    private static Future<Count> answers(HttpClientResponse response, Consumer<String> lines) {
        if (response.statusCode() >= 400) {
            return response.body().compose(problem -> Future.failedFuture(problem.toString()));
        }
        return new Answers(lines).from(response);
    }
}
