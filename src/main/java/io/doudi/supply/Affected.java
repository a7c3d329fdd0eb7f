package io.doudi.supply;

import io.doudi.supply.Event.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * The versions of one package that an advisory speaks of.
 *
 * @param ranges events in the order of their versions
 * @param versions those listed one by one
 */
record Affected(String packageName, List<List<Event>> ranges, Set<String> versions) {

    Affected {
        ranges = ranges.stream().map(range -> range.stream().sorted().toList()).toList();
        versions = Set.copyOf(versions);
    }

    /** Whether a component is of these versions. */
    boolean contains(Component component) {
        return component.packageName().equals(packageName)
                && (versions.contains(component.version())
                        || ranges.stream().anyMatch(range -> contains(range, version(component))));
    }

    /** The later versions that are not affected any more. */
    Stream<ComparableVersion> fixes(Component component) {
        return ranges.stream()
                .flatMap(List::stream)
                .filter(event -> event.kind() == Kind.FIXED)
                .map(Event::version)
                .filter(fixed -> fixed.compareTo(version(component)) > 0);
    }

    private static boolean contains(List<Event> range, ComparableVersion version) {
        boolean affected = false;
        for (Event event : range) {
            affected = event.affects(version, affected);
        }
        return affected;
    }

    private static ComparableVersion version(Component component) {
        return new ComparableVersion(component.version());
    }
}
