package io.doudi.event;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Receives webhooks at the one port that the tests allow; each test takes a path of its own. */
final class Receiver implements AutoCloseable {

    /** Free when the tests begin. */
    static final int PORT = freePort();

    static final String ORIGIN = "http://localhost:" + PORT;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<String, List<Delivery>> deliveries = new ConcurrentHashMap<>();
    private final Map<String, Consumer<HttpExchange>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /** What came. */
    record Delivery(String id, String timestamp, String signature, String type, byte[] body) {}

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Receiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", PORT), 0);
            Receiver receiver = new Receiver(server);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        at(path).add(
                        new Delivery(
                                header(exchange, "webhook-id"),
                                header(exchange, "webhook-timestamp"),
                                header(exchange, "webhook-signature"),
                                header(exchange, "Content-Type"),
                                body));
        answers.getOrDefault(path, one -> status(one, 204)).accept(exchange);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** Answers with a status and nothing else. */
    static void status(HttpExchange exchange, int status) {
        try {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on answers so. */
    void answer(String path, Consumer<HttpExchange> answer) {
        answers.put(path, answer);
    }

    /** What came to a path. */
    List<Delivery> at(String path) {
        return deliveries.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>());
    }

    /** Waits until at least so many came to a path. */
    List<Delivery> await(String path, int count) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        while (at(path).size() < count && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        return List.copyOf(at(path));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
