package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.RULE_FORBIDDEN;
import static io.doudi.problem.ProblemType.RULE_SET_REJECTED;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import java.lang.ref.Cleaner;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * What the engine made of DRL files. Compiling it takes longer than all tables of a region, and
 * most edits leave the DRL as it is, so all knowledge bases with the same rules over the same facts
 * share one.
 *
 * <p>Owns a container under a release of its own. Both are given back when nobody holds the rules
 * any more, so that a decision that still runs is never cut off; else every compilation would leak.
 */
final class DrlBase {

    private static final Cleaner CLEANER = Cleaner.create();

    private static final Cache<Sources, DrlBase> SHARED =
            Caffeine.newBuilder().weakValues().build();

    private final KieBase rules;

    /** What decides how rules are compiled: not where they lie, which names a version. */
    private record Sources(List<String> rules, String facts) {
        static Sources of(Collection<RuleFile> files, FactTypes types) {
            return new Sources(
                    files.stream().map(RuleFile::content).toList(), types.declarations().content());
        }
    }

    private DrlBase(Collection<RuleFile> files, FactTypes types) {
        ClassLoader visible = new RuleClassLoader();
        DrlBuild build = DrlBuild.of(files, types, visible);
        if (!build.faults().isEmpty()) {
            build.giveBack();
            throw refused(
                    DrlErrors.of(files, build.faults(), some -> DrlBuild.faults(some, types)));
        }
        Set<String> forbidden = RuleBytecode.forbidden(build.module());
        if (!forbidden.isEmpty()) {
            build.giveBack();
            throw new ProblemException(
                    RULE_FORBIDDEN, "The DRL rules must not use " + String.join(", ", forbidden));
        }
        KieContainer container = KieServices.get().newKieContainer(build.release(), visible);
        CLEANER.register(this, new Owned(container, build.release()));
        rules = container.getKieBase();
    }

    /** What has to be given back; it must not know the rules, else they would be held for ever. */
    private record Owned(KieContainer container, ReleaseId release) implements Runnable {
        @Override
        public void run() {
            container.dispose();
            KieServices.get().getRepository().removeKieModule(release);
        }
    }

    /**
     * That of some files.
     *
     * @throws ProblemException RULE_SET_REJECTED with what is wrong and where, RULE_FORBIDDEN
     */
    static DrlBase of(Collection<RuleFile> files, FactTypes types) {
        return SHARED.get(Sources.of(files, types), sources -> new DrlBase(files, types));
    }

    private static ProblemException refused(List<Diagnostic> found) {
        String detail =
                found.stream()
                        .map(one -> one.text(Messages.in(Locale.ENGLISH)))
                        .collect(Collectors.joining("; "));
        return new ProblemException(
                RULE_SET_REJECTED,
                "The DRL rules do not compile: " + detail,
                Diagnostic.members(found));
    }

    /** The rules; whoever uses them holds this. */
    KieBase rules() {
        return rules;
    }
}
