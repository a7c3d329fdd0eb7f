package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.POPULATION_REJECTED;
import static io.doudi.problem.ProblemType.REQUEST_TOO_LARGE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.access.Actor;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemAnswer;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

/** Takes populations that somebody sends, checking each line. */
@ApplicationScoped
class Uploads {

    private static final long MOST_LINES = 2_000_000;
    private static final int PROBLEMS_TOLD = 1_000;
    private static final String LINE = "line";

    private final PopulationStore store;
    private final HouseholdLines text;
    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;
    private final InstantSource clock;
    private final ObjectMapper json;

    Uploads(
            PopulationStore store,
            HouseholdLines text,
            LiveRuleSets live,
            KnowledgeBases knowledgeBases,
            InstantSource clock,
            ObjectMapper json) {
        this.store = store;
        this.text = text;
        this.live = live;
        this.knowledgeBases = knowledgeBases;
        this.clock = clock;
        this.json = json;
    }

    /** The rules that say what households of a region look like. */
    private KnowledgeBase rules(String region, LocalDate asOf) {
        RuleSets ruleSets = live.current();
        return knowledgeBases.of(ruleSets.inForce(region, asOf, ruleSets.now(clock.instant())));
    }

    /**
     * Stores what is sent as the next version of its name.
     *
     * @param skipsBroken whether lines that cannot be used are left out; otherwise nothing is
     *     stored if there are any
     */
    Population upload(
            Actor actor, Wish wish, Format format, InputStream body, boolean skipsBroken) {
        wish.require();
        KnowledgeBase rules = rules(wish.region(), wish.asOf());
        LineCheck check = new LineCheck(rules, wish.region(), wish.asOf());
        try (Lines lines = format.lines(body, Fields.of(rules.schema()), json)) {
            Population begun = store.begin(wish.entity(Population.Kind.UPLOADED, actor.name()));
            return write(new Upload(begun, check, skipsBroken), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("A body cannot be closed", e);
        }
    }

    private Population write(Upload upload, Lines lines) {
        try {
            upload.addAll(lines);
            return upload.complete();
        } catch (RuntimeException e) {
            upload.writer.discard();
            throw e;
        }
    }

    /** Looks at the first lines of what somebody wants to send. */
    Preview preview(String region, LocalDate asOf, Format format, InputStream body) {
        KnowledgeBase rules = rules(region, asOf);
        Fields fields = Fields.of(rules.schema());
        LineCheck check = new LineCheck(rules, region, asOf);
        return new PreviewReader(fields, check, json).read(format, body);
    }

    /** A problem as the document that a decision would answer, with its line. */
    static Map<String, Object> document(RuntimeException problem, long line) {
        Map<String, Object> document = ProblemAnswer.document(problem);
        document.put("type", String.valueOf(document.get("type")));
        document.put(LINE, line);
        return document;
    }

    /** Whether the rest of a body is lost. */
    static boolean isSpoilt(IOException e) {
        return e instanceof JsonProcessingException
                || e instanceof ZipException
                || e instanceof EOFException;
    }

    /** One upload under way. */
    private final class Upload {

        private final PopulationWriter writer;
        private final LineCheck check;
        private final boolean skipsBroken;
        private final List<Map<String, Object>> problems = new ArrayList<>();
        private long read;
        private long broken;
        private long last;

        Upload(Population population, LineCheck check, boolean skipsBroken) {
            this.writer = new PopulationWriter(store, text, population.id());
            this.check = check;
            this.skipsBroken = skipsBroken;
        }

        void addAll(Lines lines) {
            try {
                for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                    last = line.number();
                    requireFew();
                    add(line);
                }
            } catch (IOException e) {
                if (!isSpoilt(e)) {
                    throw new UncheckedIOException("The body broke off", e);
                }
                note(Format.unreadable(), last + 1);
            }
        }

        private void requireFew() {
            if (++read > MOST_LINES) {
                throw new ProblemException(
                        REQUEST_TOO_LARGE, "A population has up to %d lines".formatted(MOST_LINES));
            }
        }

        private void add(Lines.Line line) {
            try {
                Household household = check.household(writer.next(), line.reading().read());
                if (broken == 0 || skipsBroken) {
                    writer.add(household);
                }
            } catch (ProblemException e) {
                note(e, line.number());
            }
        }

        private void note(ProblemException problem, long line) {
            broken++;
            if (problems.size() < PROBLEMS_TOLD) {
                problems.add(document(problem, line));
            }
        }

        Population complete() {
            if (broken > 0 && !skipsBroken) {
                throw rejected(
                        "%d of %d lines cannot be used; correct them, or leave them out with"
                                + " broken=skip");
            }
            if (writer.next() == 1) {
                throw rejected("No line can be used: %d of %d are broken");
            }
            return writer.complete(broken, problems);
        }

        private ProblemException rejected(String why) {
            return new ProblemException(
                    POPULATION_REJECTED,
                    why.formatted(broken, read),
                    Map.of("lines", read, "broken", broken, "problems", problems));
        }
    }
}
