package io.doudi.comparison;

import io.doudi.evaluation.KnowledgeBase;
import io.doudi.ruleset.Edit;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.RuleSetVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The first side with one edit of another: what the edit does alone. */
final class EditedSide {

    /** If there are more edits, only all of them together are compared. */
    static final int MOST = 8;

    private final Edit edit;
    private final Answering answering;
    private final Function<InForce, KnowledgeBase> compiler;
    private final Map<List<String>, KnowledgeBase> compiled = new HashMap<>();

    private EditedSide(
            Answering base,
            RuleSetVersion version,
            Edit edit,
            Function<InForce, KnowledgeBase> compiler) {
        this.edit = edit;
        this.compiler = compiler;
        this.answering = base.with(inForce -> edited(inForce, version, edit), this::compiled);
    }

    /** A side with an edit of a version that takes part in it. */
    static EditedSide of(
            Answering base,
            RuleSetVersion version,
            Edit edit,
            Function<InForce, KnowledgeBase> compiler) {
        return new EditedSide(base, version, edit, compiler);
    }

    /** The edits that lead from one side to another; empty if there are too many. */
    static List<EditedSide> between(
            Answering base,
            InForce before,
            InForce after,
            Function<InForce, KnowledgeBase> compiler) {
        List<EditedSide> edits = new ArrayList<>();
        for (Layers.Pair pair : Layers.pairs(before, after)) {
            Edit.between(pair.before(), pair.after(), MOST)
                    .forEach(
                            edit -> edits.add(new EditedSide(base, pair.before(), edit, compiler)));
        }
        return edits.size() <= MOST ? edits : List.of();
    }

    Edit edit() {
        return edit;
    }

    Answering answering() {
        return answering;
    }

    private static InForce edited(InForce inForce, RuleSetVersion version, Edit edit) {
        Optional<RuleSetVersion> same =
                inForce.layers().stream()
                        .filter(one -> one.digest().equals(version.digest()))
                        .findFirst();
        return same.map(found -> inForce.with(found, edit.files())).orElse(inForce);
    }

    private synchronized KnowledgeBase compiled(InForce inForce) {
        return compiled.computeIfAbsent(inForce.digests(), key -> compiler.apply(inForce));
    }
}
