package io.doudi.contract;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The clients in Java and TypeScript are generated from the copy of the OpenAPI, and the sample
 * programs work with them. Where there is no npm, the one in TypeScript is left out, unless the
 * build demands the editor of models and with it npm.
 */
@QuarkusTest
class ClientsTest {

    private static final Path JAVA = Path.of("target/clients/java/src/main/java");
    private static final Path CLASSES = Path.of("target/clients/classes");
    private static final Path SOURCES = Path.of("target/clients/src");

    @TestHTTPResource("/")
    URI service;

    private String key;

    @BeforeEach
    void makeKey() {
        String order =
                "{\"name\": \"client %s\", \"roles\": [\"caller\"], \"regions\": [\"DAZHOU\"]}";
        key =
                given().auth()
                        .preemptive()
                        .basic("admin", "admin")
                        .contentType("application/json")
                        .body(order.formatted(UUID.randomUUID()))
                        .post("/api/v1/api-keys")
                        .path("key");
    }

    @Test
    void decidesThroughTheJavaClient() throws Exception {
        run(Path.of("."), "mvn", "-q", "-B", "-ntp", "-Pclients", "openapi-generator:generate");
        compile();
        URL[] classes = {CLASSES.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Class<?> sample = loader.loadClass("DecideOneCase");
            Object program =
                    sample.getConstructor(String.class, String.class).newInstance(url(), key);
            assertThat(sample.getMethod("decided").invoke(program))
                    .isEqualTo("5250.00 yuan, on record as DZ-2023-000117 by dazhou/2023");
            assertThat(sample.getMethod("refused").invoke(program))
                    .isEqualTo("missing: hardship.type");
        }
    }

    private static void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> sources =
                new ArrayList<>(List.of(Path.of("src/clients/java/DecideOneCase.java")));
        try (Stream<Path> files = Files.walk(JAVA)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        Files.createDirectories(CLASSES);
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of(
                            "-proc:none",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            "-d",
                            CLASSES.toString());
            boolean isCompiled =
                    compiler.getTask(
                                    problems,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources))
                            .call();
            assertThat(isCompiled).as(problems.toString()).isTrue();
        }
    }

    @Test
    void decidesThroughTheTypeScriptClient() throws Exception {
        assumeTrue(
                isThere("npm") || Boolean.getBoolean("doudi.editor"),
                "There is no npm (Debian: nodejs npm) for the client in TypeScript");
        copy(Path.of("src/docs/openapi.json"), SOURCES.resolve("docs/openapi.json"));
        Path folder = SOURCES.resolve("clients/typescript");
        for (String file :
                List.of("package.json", "package-lock.json", "tsconfig.json", "decide.ts")) {
            copy(Path.of("src/clients/typescript", file), folder.resolve(file));
        }
        run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        run(folder, "npm", "run", "build");
        assertThat(run(folder, "npm", "start", "--silent").lines())
                .containsExactly(
                        "decided: DECIDED 5250",
                        "on record: DZ-2023-000117 dazhou/2023",
                        "missing: hardship.type");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What a program says; it must succeed. */
    private String run(Path folder, String... command) throws Exception {
        Path said = Files.createTempFile("client", ".txt");
        ProcessBuilder program =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        program.environment().put("DOUDI_URL", url());
        program.environment().put("DOUDI_API_KEY", key);
        Process started = program.start();
        assertThat(started.waitFor(5, MINUTES)).as("ends in time").isTrue();
        String text = Files.readString(said);
        assertThat(started.exitValue()).as(text).isZero();
        return text;
    }

    private String url() {
        return service.toString().replaceAll("/$", "");
    }
}
