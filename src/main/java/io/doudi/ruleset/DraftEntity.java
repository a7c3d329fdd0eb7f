package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.FILE_NOT_FOUND;
import static io.doudi.problem.ProblemType.WRONG_STATE;

import io.doudi.problem.ProblemException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The row behind a {@link Draft}. */
@Entity
@Table(name = "draft")
class DraftEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "rule_set", updatable = false, nullable = false)
    String ruleSet;

    @Column(updatable = false, nullable = false)
    String version;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    DraftState state = DraftState.DRAFT;

    @Column(name = "based_on", updatable = false)
    String basedOn;

    @Column(name = "created_by", updatable = false, nullable = false)
    String createdBy;

    @Column(name = "created_at", updatable = false, nullable = false)
    Instant createdAt;

    @Column(nullable = false)
    List<String> contributors = new ArrayList<>();

    @Column String change;

    @Column(name = "impacted_period")
    String impactedPeriod;

    @Column(name = "impacted_rules")
    String impactedRules;

    @Column(name = "approved_by")
    String approvedBy;

    @Column(name = "rejected_reason")
    String rejectedReason;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "draft_id", nullable = false)
    @OrderBy("path")
    List<DraftFileEntity> files = new ArrayList<>();

    /** Notes who had a hand in it: that person cannot approve it. */
    void contributed(String actor) {
        if (!contributors.contains(actor)) {
            contributors.add(actor);
        }
    }

    /** The name in answers and paths, for example {@code dazhou/2023.1}. */
    String name() {
        return ruleSet + "/" + version;
    }

    /** Refuses a draft that is in none of the states. */
    void requireState(Set<DraftState> states) {
        if (!states.contains(state)) {
            throw new ProblemException(
                    WRONG_STATE,
                    "The draft %s is %s; it must be %s"
                            .formatted(name(), state, new TreeSet<>(states)));
        }
    }

    /** One of its files; refuses a path that there is not. */
    DraftFileEntity requireFile(String path) {
        return file(path)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        FILE_NOT_FOUND,
                                        "%s has no file %s".formatted(name(), path)));
    }

    Optional<DraftFileEntity> file(String path) {
        return files.stream().filter(file -> file.path.equals(path)).findFirst();
    }

    List<StoredFile> stored() {
        return files.stream().map(DraftFileEntity::toFile).toList();
    }

    void note(ChangeNote note) {
        change = note.change();
        impactedPeriod = note.impactedPeriod();
        impactedRules = String.join(",", note.impactedRules());
    }

    Optional<ChangeNote> note() {
        return Optional.ofNullable(change)
                .map(text -> new ChangeNote(text, impactedPeriod, rules()));
    }

    private List<String> rules() {
        return impactedRules.isEmpty() ? List.of() : List.of(impactedRules.split(","));
    }
}
