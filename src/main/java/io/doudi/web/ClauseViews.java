package io.doudi.web;

import io.doudi.evaluation.Place;
import io.doudi.language.Messages;
import io.doudi.web.ClausesPage.Section;
import io.quarkus.qute.TemplateExtension;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the page of clauses asks of places, sections and messages. */
@TemplateExtension
final class ClauseViews {

    private ClauseViews() {}

    /** The word for a code, for example {@code decision.temporaryAssistance}. */
    static String word(Messages messages, String kind, Object code) {
        return messages.text(kind + "." + code);
    }

    /** A region's document is named by its title; the baseline is many documents. */
    static String heading(Section section, Messages messages) {
        return messages.text(
                "clauses.section." + section.manifest().layer(), section.manifest().title().zh());
    }

    /** The address of the file that holds the place. */
    static String href(Place place) {
        String[] layer = place.source().layer().split("/");
        return "/api/v1/rule-sets/%s/versions/%s/files/%s"
                .formatted(layer[0], layer[1], place.source().file());
    }

    /** The file in the source tree's words, for example {@code dazhou/2023/income.dmn}. */
    static String path(Place place) {
        return place.source().layer() + "/" + place.source().file();
    }

    /** Where the page lists the place itself. */
    static String anchor(Place place) {
        return path(place) + "/" + place.id();
    }

    /** The places of each table, formula or rule. */
    static Collection<List<Place>> byElement(List<Place> places) {
        return grouped(places, place -> path(place) + place.kind() + place.label());
    }

    /** The places of each file. */
    static Collection<List<Place>> byFile(List<Place> places) {
        return grouped(places, ClauseViews::path);
    }

    private static Collection<List<Place>> grouped(
            List<Place> places, Function<Place, String> key) {
        Map<String, List<Place>> groups =
                places.stream()
                        .collect(
                                Collectors.groupingBy(
                                        key, LinkedHashMap::new, Collectors.toList()));
        return groups.values();
    }
}
