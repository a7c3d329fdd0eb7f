package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody says at a place of a draft, for those who write it.
 *
 * @param resolvedBy who has seen to it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DraftComment(
        UUID id,
        Place place,
        String text,
        String author,
        Instant at,
        Optional<String> resolvedBy,
        Optional<Instant> resolvedAt) {

    /** Whether nobody has seen to it yet. */
    public boolean isOpen() {
        return resolvedBy.isEmpty();
    }

    /**
     * A place of a draft, as narrow as is meant: what is empty is not said.
     *
     * @param file the path of the file
     * @param table the id of the table in it
     * @param row the id of the row
     * @param column the label of the column
     */
    @Schema(name = "CommentPlace")
    public record Place(String file, String table, String row, String column) {
        public Place {
            ProblemException.requireField("place.file", file);
            table = table == null ? "" : table;
            row = row == null ? "" : row;
            column = column == null ? "" : column;
        }
    }
}
