package io.doudi.benchmark;

import io.doudi.benchmark.Facts.Applicant;
import io.doudi.benchmark.Facts.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;

/** The same decision as rules in DRL, in Drools' executable model; a session for each decision. */
public final class DrlPeer implements Engine {

    private final KieBase rules;

    private DrlPeer(String text) {
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        ReleaseId release = services.newReleaseId("io.doudi", "relief", "1");
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/relief/relief.drl", text);
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        rules = services.newKieContainer(release).getKieBase();
    }

    public static void main(String... arguments) throws Exception {
        String text = Files.readString(Path.of(arguments[0]));
        Harness.run("Drools 10.2 DRL (executable model)", new DrlPeer(text));
    }

    @Override
    public Object decide(Case one) {
        Outcome outcome = new Outcome();
        KieSession session = rules.newKieSession();
        try {
            session.insert(new Applicant(one));
            session.insert(outcome);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return outcome;
    }

    @Override
    public Answer answer(Object result) {
        Outcome outcome = (Outcome) result;
        return Answer.of(
                outcome.getStandard(),
                outcome.getAssessedIncome(),
                outcome.getEligibility(),
                outcome.getSupplementPercent(),
                outcome.getDibaoAmount(),
                outcome.getMultiplier(),
                outcome.getReliefAmount(),
                outcome.isNeedsCaseConference());
    }
}
