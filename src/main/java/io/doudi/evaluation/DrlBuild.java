package io.doudi.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * One run of the engine's compiler over DRL files, under a release of its own until given back.
 *
 * @param faults what the engine objects to
 * @param module what was compiled; null if there are faults
 */
record DrlBuild(ReleaseId release, List<DrlFault> faults, InternalKieModule module) {

    static DrlBuild of(Collection<RuleFile> files, FactTypes types, ClassLoader visible) {
        KieServices services = KieServices.get();
        ReleaseId release =
                services.newReleaseId(
                        "io.doudi.rules", "knowledge-base", UUID.randomUUID().toString());
        KieFileSystem sources = services.newKieFileSystem().generateAndWritePomXML(release);
        files.forEach(file -> sources.write("src/main/resources/" + file.path(), file.content()));
        sources.write("src/main/resources/facts/facts.drl", types.declarations().content());
        try {
            KieBuilder builder =
                    services.newKieBuilder(sources, visible).buildAll(ExecutableModelProject.class);
            List<DrlFault> faults =
                    builder.getResults().getMessages(Message.Level.ERROR).stream()
                            .map(DrlBuild::fault)
                            .toList();
            return new DrlBuild(release, faults, faults.isEmpty() ? withoutSources(builder) : null);
        } catch (RuntimeException e) {
            return new DrlBuild(
                    release, List.of(new DrlFault("", 0, String.valueOf(e.getMessage()))), null);
        }
    }

    /** The module without what its compiler wrote and read, which it would keep for ever. */
    private static InternalKieModule withoutSources(KieBuilder builder) {
        InternalKieModule module = (InternalKieModule) builder.getKieModule();
        module.getKieModuleModel()
                .getKieBaseModels()
                .keySet()
                .forEach(base -> module.cacheKnowledgeBuilderForKieBase(base, null));
        return module;
    }

    private static DrlFault fault(Message message) {
        return new DrlFault(
                String.valueOf(message.getPath()), message.getLine(), message.getText());
    }

    /** What the compiler says of some files. */
    static List<DrlFault> faults(List<RuleFile> files, FactTypes types) {
        DrlBuild build = of(files, types, new RuleClassLoader());
        build.giveBack();
        return build.faults();
    }

    void giveBack() {
        KieServices.get().getRepository().removeKieModule(release);
    }
}
