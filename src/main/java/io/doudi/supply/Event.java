package io.doudi.supply;

import org.apache.maven.artifact.versioning.ComparableVersion;

/** A version at which a vulnerability comes or goes. */
record Event(Kind kind, ComparableVersion version) implements Comparable<Event> {

    /** Before every version. */
    private static final String BEGINNING = "0";

    /** What happens at the version, in the order in which it counts. */
    enum Kind {
        INTRODUCED,
        FIXED,
        LAST_AFFECTED
    }

    Event(Kind kind, String version) {
        this(kind, new ComparableVersion(version));
    }

    /** Whether a version is affected, if it was or was not by the events before. */
    boolean affects(ComparableVersion other, boolean before) {
        return switch (kind) {
            case INTRODUCED -> before || isBeginning() || other.compareTo(version) >= 0;
            case FIXED -> before && other.compareTo(version) < 0;
            case LAST_AFFECTED -> before && other.compareTo(version) <= 0;
        };
    }

    @Override
    public int compareTo(Event other) {
        if (isBeginning() != other.isBeginning()) {
            return isBeginning() ? -1 : 1;
        }
        return version.compareTo(other.version);
    }

    private boolean isBeginning() {
        return version.toString().equals(BEGINNING);
    }
}
