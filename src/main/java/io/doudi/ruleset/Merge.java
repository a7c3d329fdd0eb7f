package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import java.util.List;

/** What becomes of one file that two people edited at once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Merge {

    /**
     * Both edits fit together.
     *
     * @param file their file with my changes, in their formatting
     * @param applied my changes to their file
     */
    record Merged(RuleFile file, List<Change> applied) implements Merge {
        public Merged {
            applied = List.copyOf(applied);
        }
    }

    /** The edits do not fit together; nothing was merged. */
    record Clash(List<Conflict> conflicts) implements Merge {
        public Clash {
            conflicts = List.copyOf(conflicts);
        }

        /** A sentence for each place. */
        List<String> texts(Messages messages) {
            return conflicts.stream().map(conflict -> conflict.text(messages)).toList();
        }
    }

    /**
     * Merges two edits of one file.
     *
     * @param base the file that I began with
     * @param mine what I made of it
     * @param theirs what it is by now
     */
    static Merge of(RuleFile base, RuleFile mine, RuleFile theirs) {
        Sides<String> contents = Sides.of(base.content(), mine.content(), theirs.content());
        if (contents.keepsTheirs()) {
            return new Merged(theirs, List.of());
        }
        return contents.takesMine() ? merged(mine, theirs) : ofBoth(Sides.of(base, mine, theirs));
    }

    private static Merge ofBoth(Sides<RuleFile> files) {
        RuleFile theirs = files.theirs().orElseThrow();
        FileMerge merge = FileMerge.of(files);
        if (!merge.conflicts().isEmpty()) {
            return new Clash(merge.conflicts());
        }
        RuleFile merged = new RuleFile(theirs.path(), merge.text());
        return FileDifference.between(theirs, merged).isPresent()
                ? merged(merged, theirs)
                : new Clash(FileMerge.clash(files).conflicts());
    }

    private static Merged merged(RuleFile merged, RuleFile theirs) {
        return new Merged(merged, Difference.between(List.of(theirs), List.of(merged)).changes());
    }
}
