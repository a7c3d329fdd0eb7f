package io.doudi.ruleset;

import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models of drafts, written by an editor that formats and orders XML in its own way. */
@ApplicationScoped
public class DraftModels {

    private final Drafts drafts;
    private final DraftEdits edits;
    private final TableEdits tableEdits;
    private final FileContents contents;
    private final LiveRuleSets live;

    DraftModels(
            Drafts drafts,
            DraftEdits edits,
            FileContents contents,
            TableEdits tableEdits,
            LiveRuleSets live) {
        this.drafts = drafts;
        this.edits = edits;
        this.contents = contents;
        this.live = live;
        this.tableEdits = tableEdits;
    }

    /**
     * Which model of a draft is changed.
     *
     * @param digest the content of the file that the person saw
     */
    public record Target(String ruleSet, String version, String file, String digest) {}

    /**
     * A model as an editor wrote it.
     *
     * @param before what it wrote when nothing had been changed yet
     * @param after what it writes now
     */
    public record Writing(String before, String after) {}

    /**
     * A model as it is kept.
     *
     * @param digest the content of its file now
     * @param merged what others have changed meanwhile and was kept
     */
    public record Kept(String digest, String text, List<Change> merged) {
        public Kept {
            merged = List.copyOf(merged);
        }
    }

    /**
     * A model that a draft can import.
     *
     * @param version the name of the version whose file it is
     */
    public record Importable(String version, RuleFile file, String namespace) {}

    /**
     * Puts into the file what differs between the two texts of the editor, and nothing else: all
     * that was not changed stays as it is written. Nothing is written if nothing differs.
     */
    public Kept keep(Actor actor, Target target, Writing writing) {
        RuleFile seen = tableEdits.required(target.file(), target.digest());
        RuleFile changed = changed(seen, target, writing);
        if (changed.content().equals(seen.content())) {
            return new Kept(target.digest(), seen.content(), List.of());
        }
        DraftEdits.Put put =
                edits.put(
                        actor,
                        target.ruleSet(),
                        target.version(),
                        changed,
                        new Precondition.Matches(target.digest()));
        String digest = put.file().digest();
        return new Kept(digest, contents.of(digest), put.merged());
    }

    /**
     * The models of a draft and of the versions below it on its first day; one that replaces
     * another stands for both.
     */
    public List<Importable> importable(String ruleSet, String version) {
        RuleSetVersion draft = drafts.version(ruleSet, version);
        Map<String, Importable> byNamespace = new LinkedHashMap<>();
        for (RuleSetVersion layer : live.current().with(draft).firstDay(draft).upTo(draft)) {
            layer.files().stream()
                    .filter(RuleFile::isDmn)
                    .forEach(
                            file ->
                                    XmlElement.read(file)
                                            .flatMap(model -> model.attribute("namespace"))
                                            .map(space -> new Importable(layer.name(), file, space))
                                            .ifPresent(
                                                    model ->
                                                            byNamespace.put(
                                                                    model.namespace(), model)));
        }
        return List.copyOf(byNamespace.values());
    }

    private static RuleFile changed(RuleFile seen, Target target, Writing writing) {
        Merge merge =
                Merge.of(
                        new RuleFile(seen.path(), writing.before()),
                        new RuleFile(seen.path(), writing.after()),
                        seen);
        if (merge instanceof Merge.Clash clash) {
            throw DraftEdits.clashing(seen.path(), target.digest(), clash);
        }
        String text = ((Merge.Merged) merge).file().content();
        return DraftFiles.read(seen.path(), text.getBytes(StandardCharsets.UTF_8));
    }
}
