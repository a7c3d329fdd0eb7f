package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.FILE_REJECTED;
import static io.doudi.problem.ProblemType.FORBIDDEN;

import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What may be a file of a rule set: a path of a known kind, and a text of moderate size that can be
 * read as what it says it is.
 */
final class DraftFiles {

    static final int LARGEST_FILE = 5_000_000;
    static final int MOST_FILES = 500;

    /** The path of a file of cases. */
    static final String CASES = "cases/\\w[\\w.-]{0,99}\\.yaml";

    private static final Pattern PATH =
            Pattern.compile(
                    "(?U)rule-set\\.yaml|clauses\\.yaml|\\w[\\w.-]{0,99}\\.(dmn|drl)|" + CASES);

    private DraftFiles() {}

    /** Reads uploaded bytes as a file; says what is wrong and what would be right. */
    static RuleFile read(String path, byte[] bytes) {
        requirePath(path);
        if (bytes.length > LARGEST_FILE) {
            throw rejected(path, "it has %d bytes; up to %d are read", bytes.length, LARGEST_FILE);
        }
        RuleFile file = new RuleFile(path, Digest.canonical(text(path, bytes)));
        requireReadable(file);
        return file;
    }

    static void requirePath(String path) {
        if (!PATH.matcher(path).matches() || path.contains("..")) {
            throw rejected(
                    path,
                    "a rule set has rule-set.yaml, clauses.yaml, *.dmn, *.drl and cases/*.yaml");
        }
    }

    /** DRL files are code, which not everybody writes. */
    static void requireMayWrite(Actor actor, String path) {
        if (path.endsWith(".drl") && !actor.writesCode()) {
            throw ProblemException.atField(
                    FORBIDDEN,
                    path,
                    "%s is code: only a rule-engineer or an admin changes DRL files"
                            .formatted(path));
        }
    }

    private static String text(String path, byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw rejected(path, "it is not a text");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw rejected(path, "it is not UTF-8; save it with the encoding UTF-8");
        }
    }

    static void requireReadable(RuleFile file) {
        if (file.path().equals(Manifest.FILE)) {
            Manifest.of(file.content());
        } else if (Register.isRegister(file)) {
            Register.of(file);
        } else if (Case.isCases(file)) {
            Case.of(file);
        } else {
            file.requireHarmless();
        }
    }

    static ProblemException rejected(String path, String why, Object... arguments) {
        return ProblemException.atField(
                FILE_REJECTED,
                path,
                "%s cannot be part of a rule set: %s".formatted(path, why.formatted(arguments)));
    }
}
