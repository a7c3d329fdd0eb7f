package io.doudi.supply;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** Looks for the components of an SBOM in a file of advisories. */
public final class ComponentAudit {

    private final Map<String, List<Component>> components;
    private final List<Acceptance> acceptances;
    private final LocalDate day;
    private final List<Finding> findings = new ArrayList<>();
    private int advisories;
    private LocalDate newest = LocalDate.MIN;

    private ComponentAudit(Sbom sbom, List<Acceptance> acceptances, LocalDate day) {
        this.components =
                sbom.components().stream().collect(Collectors.groupingBy(Component::packageName));
        this.acceptances = acceptances;
        this.day = day;
    }

    /**
     * Runs it.
     *
     * @param advisories a zip with advisories about Maven packages, as OSV publishes it
     * @param day acceptances must hold on
     * @throws IllegalArgumentException if a file is not what it should be
     */
    public static AuditReport run(
            Path sbom, Path advisories, List<Acceptance> acceptances, LocalDate day) {
        Sbom read = Sbom.read(sbom);
        ComponentAudit audit = new ComponentAudit(read, acceptances, day);
        new AdvisoryArchive(advisories).forEach(audit::look);
        if (audit.advisories == 0) {
            throw new IllegalArgumentException(
                    "%s holds no advisory about a Maven package".formatted(advisories));
        }
        return new AuditReport(
                read.components().size(), audit.advisories, audit.newest, audit.findings);
    }

    private void look(Advisory advisory) {
        if (advisory.affected().isEmpty()) {
            return;
        }
        advisories++;
        newest = advisory.changed().isAfter(newest) ? advisory.changed() : newest;
        if (advisory.withdrawn()) {
            return;
        }
        advisory.affected().stream()
                .map(Affected::packageName)
                .distinct()
                .flatMap(name -> components.getOrDefault(name, List.of()).stream())
                .filter(component -> isAffected(component, advisory))
                .forEach(component -> findings.add(finding(component, advisory)));
    }

    private static boolean isAffected(Component component, Advisory advisory) {
        return advisory.affected().stream().anyMatch(affected -> affected.contains(component));
    }

    private Finding finding(Component component, Advisory advisory) {
        return new Finding(
                component,
                advisory,
                fixes(component, advisory),
                acceptances.stream()
                        .filter(acceptance -> advisory.isCalled(acceptance.advisory()))
                        .toList(),
                day);
    }

    private static List<String> fixes(Component component, Advisory advisory) {
        return advisory.affected().stream()
                .filter(affected -> affected.contains(component))
                .flatMap(affected -> affected.fixes(component))
                .distinct()
                .sorted()
                .map(ComparableVersion::toString)
                .toList();
    }
}
