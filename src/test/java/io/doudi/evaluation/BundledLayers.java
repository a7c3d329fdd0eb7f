package io.doudi.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rule sets of the source tree as layers, for tests of the engine alone. */
public final class BundledLayers {

    private static final List<String> NATIONAL = List.of("2014", "2021", "2022", "2023", "2025");

    private BundledLayers() {}

    /** Dazhou's layers over the baseline of a year. */
    public static List<Layer> dazhou(String baseline) {
        return dazhou(baseline, UnaryOperator.identity());
    }

    /** As {@link #dazhou(String)}, with the text of every file changed. */
    public static List<Layer> dazhou(String baseline, UnaryOperator<String> edit) {
        return region("dazhou", "2015", "2023", baseline, edit);
    }

    /** The layers of a region's document with its published standards over a baseline. */
    public static List<Layer> region(
            String region, String standards, String version, String baseline) {
        return region(region, standards, version, baseline, UnaryOperator.identity());
    }

    private static List<Layer> region(
            String region,
            String standards,
            String version,
            String baseline,
            UnaryOperator<String> edit) {
        List<Layer> layers = national(baseline, edit);
        layers.add(layer(region + "-standards", standards, edit));
        layers.add(layer(region, version, edit));
        return layers;
    }

    private static List<Layer> national(String baseline, UnaryOperator<String> edit) {
        List<Layer> layers = new ArrayList<>();
        for (String version : NATIONAL.subList(0, NATIONAL.indexOf(baseline) + 1)) {
            layers.add(layer("national", version, edit));
        }
        return layers;
    }

    /**
     * Changes DRL so that it is compiled anew, and nothing else: with another note it is other DRL.
     */
    static UnaryOperator<String> otherDrl(String note) {
        return text -> text.startsWith("package ") ? text + "// " + note + "\n" : text;
    }

    /** The layers in force in a region on a day, by the dates of the manifests. */
    public static List<Layer> inForce(String region, LocalDate day) {
        return inForce(region, day, UnaryOperator.identity());
    }

    /** As {@link #inForce(String, LocalDate)}, with the text of every file changed. */
    public static List<Layer> inForce(String region, LocalDate day, UnaryOperator<String> edit) {
        List<BundledVersion> begun =
                BundledVersion.all().stream().filter(version -> version.isInForce(day)).toList();
        return Stream.of(
                        begun.stream().filter(version -> version.layer().equals("BASELINE")),
                        latest(begun, "STANDARDS", region),
                        latest(begun, "REGION", region))
                .flatMap(versions -> versions)
                .map(version -> layer(version.ruleSet(), version.version(), edit))
                .toList();
    }

    private static Stream<BundledVersion> latest(
            List<BundledVersion> versions, String layer, String region) {
        return versions.stream()
                .filter(version -> version.layer().equals(layer))
                .filter(version -> version.region().equals(region))
                .reduce((earlier, later) -> later)
                .stream();
    }

    /** One version's own files. */
    public static Layer layer(String ruleSet, String version, UnaryOperator<String> edit) {
        List<RuleFile> files = new ArrayList<>();
        for (String root : List.of("dmn", "rules")) {
            files.addAll(files(Path.of(root, ruleSet, version), edit));
        }
        return new Layer(ruleSet, version, "test", files);
    }

    /** Every DMN file of the source tree. */
    public static List<Path> dmnFiles() {
        return files("dmn", ".dmn");
    }

    /** Every file of rules. */
    static List<Path> drlFiles() {
        return files("rules", ".drl");
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RuleFile> files(Path folder, UnaryOperator<String> edit) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(
                            file ->
                                    new RuleFile(
                                            file.getFileName().toString(), edit.apply(read(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
