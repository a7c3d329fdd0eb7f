package io.doudi.web;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Manifest;
import io.doudi.ruleset.RuleSetVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the forms of pages let somebody choose from, in words. */
@ApplicationScoped
class Choices {

    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;
    private final Drafts drafts;

    Choices(LiveRuleSets live, KnowledgeBases knowledgeBases, Drafts drafts) {
        this.live = live;
        this.knowledgeBases = knowledgeBases;
        this.drafts = drafts;
    }

    /** Something to choose, with its code. */
    record Choice(String code, String words) {}

    /**
     * A version or an open draft to choose.
     *
     * @param region the code of its region; empty for the baseline, which serves all
     */
    record Version(String name, String region, String words) {

        boolean fits(String other) {
            return region.isEmpty() || region.equals(other);
        }
    }

    /** The regions that somebody acts for. */
    List<Choice> regions(Actor actor, Messages messages) {
        Collection<String> known = live.current().regions();
        return choices("region", known.stream().filter(actor.regions()::cover), messages);
    }

    /** The regions that somebody may give access to, all and the baseline among them. */
    List<Choice> grantable(Actor actor, Messages messages) {
        return Stream.concat(
                        Stream.of("*", "NATIONAL")
                                .filter(actor.regions()::cover)
                                .map(code -> choice("region", code, messages)),
                        regions(actor, messages).stream())
                .toList();
    }

    /** The names of the rule sets. */
    List<String> ruleSets() {
        return live.current().all().stream()
                .map(version -> version.manifest().ruleSet())
                .distinct()
                .sorted()
                .toList();
    }

    /** Roles to give, in the order of their declaration. */
    static List<Choice> roles(Collection<Role> roles, Messages messages) {
        return roles.stream().sorted().map(role -> choice("role", role.code(), messages)).toList();
    }

    /** The decisions that can be asked for. */
    List<Choice> decisions(Messages messages) {
        String any = live.current().regions().first();
        return choices(
                "decision", knowledgeBases.decisions(live.inForceToday(any)).stream(), messages);
    }

    /** The versions that can answer for somebody's regions, and the drafts that want to. */
    List<Version> versions(Actor actor, Messages messages) {
        Stream<Version> open = drafts.open().stream().map(draft -> version(draft, messages));
        Stream<Version> published =
                live.current().all().stream().map(version -> version(version, messages));
        return Stream.concat(open, published).filter(version -> isTheirs(actor, version)).toList();
    }

    /** The drafts that may be changed, for somebody who may do so. */
    List<Version> editable(Actor actor, Messages messages) {
        return drafts.open().stream()
                .filter(draft -> draft.state().isEditable())
                .map(draft -> version(draft, messages))
                .filter(draft -> isTheirs(actor, draft))
                .toList();
    }

    private static boolean isTheirs(Actor actor, Version version) {
        return version.region().isEmpty() || actor.regions().cover(version.region());
    }

    private Version version(Draft draft, Messages messages) {
        Manifest manifest = drafts.version(draft.ruleSet(), draft.version()).manifest();
        return version(
                manifest,
                messages.text(
                        "pages.choice.draft",
                        draft.name(),
                        messages.text("draft.state." + draft.state())));
    }

    private static Version version(RuleSetVersion version, Messages messages) {
        Manifest manifest = version.manifest();
        String key = version.withdrawnAt().isPresent() ? "withdrawn" : "published";
        return version(
                manifest,
                messages.text(
                        "pages.choice." + key,
                        version.name(),
                        PageViews.in(manifest.title(), messages),
                        manifest.effectiveFrom().toString()));
    }

    private static Version version(Manifest manifest, String words) {
        return new Version(
                manifest.ruleSet() + "/" + manifest.version(), manifest.region().orElse(""), words);
    }

    private static List<Choice> choices(String kind, Stream<String> codes, Messages messages) {
        Collator order = Collator.getInstance(Locale.forLanguageTag(messages.language()));
        return codes.map(code -> choice(kind, code, messages))
                .sorted(Comparator.comparing(Choice::words, order))
                .toList();
    }

    private static Choice choice(String kind, String code, Messages messages) {
        return new Choice(code, messages.find(kind + "." + code).orElse(code));
    }
}
