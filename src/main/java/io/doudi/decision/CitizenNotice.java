package io.doudi.decision;

import io.doudi.decision.Explanation.Reason;
import io.doudi.decision.NearestMiss.Shortfall;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.language.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the person concerned is told (告知): what was decided, since when and how much, by which
 * documents, what happens next, and what would have to be different.
 *
 * @param decided the outcome in one to three sentences
 * @param basis the documents and items that decided it
 * @param next what happens next, with dates
 * @param needed after a refusal, what would have to be different, with the exact difference
 * @param text all of it as one text
 */
public record CitizenNotice(
        String title,
        List<String> decided,
        List<String> basis,
        @OmittedIfEmpty List<String> next,
        @OmittedIfEmpty List<Shortfall> needed,
        String text) {

    public CitizenNotice {
        decided = List.copyOf(decided);
        basis = List.copyOf(basis);
        next = List.copyOf(next);
        needed = List.copyOf(needed);
    }

    static CitizenNotice of(
            String decision,
            Decided decided,
            Map<String, Object> coming,
            List<String> summary,
            List<Reason> reasons,
            Words words) {
        Messages messages = words.messages();
        Outcome outcome = new Outcome(decided.outcome(), words);
        String title = messages.text("notice.title", messages.text("decision." + decision));
        List<String> basis =
                reasons.stream()
                        .map(reason -> reason.clause().split("：", 2)[0].strip())
                        .filter(clause -> !clause.isBlank())
                        .distinct()
                        .toList();
        List<String> next = new ArrayList<>(outcome.next());
        next.addAll(new Outcome(coming, words).next());
        List<Shortfall> needed = NearestMiss.of(decision, decided, words);
        String text = text(title, summary, basis, next, needed, messages);
        return new CitizenNotice(title, summary, basis, next, needed, text);
    }

    private static String text(
            String title,
            List<String> decided,
            List<String> basis,
            List<String> next,
            List<Shortfall> needed,
            Messages messages) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(title);
        paragraphs.add(String.join(messages.text("separator.sentence"), decided));
        if (!needed.isEmpty()) {
            List<String> each = needed.stream().map(Shortfall::text).toList();
            paragraphs.add(
                    messages.text(
                            "notice.needed", String.join(messages.text("separator.clause"), each)));
        }
        if (!next.isEmpty()) {
            paragraphs.add(
                    messages.text(
                            "notice.next", String.join(messages.text("separator.sentence"), next)));
        }
        if (!basis.isEmpty()) {
            paragraphs.add(
                    messages.text(
                            "notice.basis", String.join(messages.text("separator.clause"), basis)));
        }
        return String.join("\n", paragraphs);
    }
}
