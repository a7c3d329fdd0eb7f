package io.doudi.comparison.report;

import java.time.Instant;
import java.util.List;

/**
 * What a comparison found, section by section.
 *
 * @param made when the comparison was finished: the same comparison, the same report
 */
public record Report(String title, String subtitle, Instant made, List<Section> sections) {

    public Report {
        sections = List.copyOf(sections);
    }
}
