package io.doudi.ruleset;

import io.doudi.ruleset.ModelTable.Row;
import io.doudi.ruleset.Pairing.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which row before is which row after. Rows that lost their ids are known by their cells; a cell
 * that few rows have tells more than one that all rows have.
 */
final class RowPairing {

    private static final double ENOUGH = 0.5;

    private final Pairing<Row> pairing;
    private final List<String[]> before;
    private final List<String[]> after;
    private final List<double[]> weights;

    private RowPairing(List<Row> before, List<Row> after, List<Pair<ModelTable.Column>> columns) {
        this.pairing = new Pairing<>(before, after);
        this.before = before.stream().map(row -> texts(row, columns, true)).toList();
        this.after = after.stream().map(row -> texts(row, columns, false)).toList();
        this.weights = weights(this.before, columns.size());
    }

    static Pairing<Row> of(
            ModelTable before, ModelTable after, List<Pair<ModelTable.Column>> columns) {
        RowPairing rows = new RowPairing(before.rows(), after.rows(), columns);
        rows.pairing.by(Row::id);
        rows.pairEqual();
        rows.pairSimilar();
        return rows.pairing;
    }

    private static String[] texts(
            Row row, List<Pair<ModelTable.Column>> columns, boolean isBefore) {
        return columns.stream()
                .map(pair -> isBefore ? pair.positionBefore() : pair.positionAfter())
                .map(column -> row.cells().get(column).map(RowPairing::text).orElse(""))
                .toArray(String[]::new);
    }

    private static String text(XmlElement cell) {
        return Spelling.feel(ModelTable.text(cell));
    }

    /** What the cells of each row tell. */
    private static List<double[]> weights(List<String[]> rows, int columns) {
        List<Map<String, Integer>> frequencies = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            Map<String, Integer> counts = new HashMap<>();
            for (String[] row : rows) {
                counts.merge(row[column], 1, Integer::sum);
            }
            frequencies.add(counts);
        }
        return rows.stream().map(row -> weights(row, frequencies)).toList();
    }

    private static double[] weights(String[] row, List<Map<String, Integer>> frequencies) {
        return IntStream.range(0, row.length)
                .mapToDouble(column -> 1.0 / frequencies.get(column).get(row[column]))
                .toArray();
    }

    private void pairEqual() {
        Map<List<String>, List<Integer>> waiting = new HashMap<>();
        for (int row : pairing.unpairedBefore()) {
            waiting.computeIfAbsent(List.of(before.get(row)), key -> new ArrayList<>()).add(row);
        }
        for (int row : pairing.unpairedAfter()) {
            List<Integer> equal = waiting.getOrDefault(List.of(after.get(row)), List.of());
            if (!equal.isEmpty()) {
                pairing.pair(equal.remove(0), row);
            }
        }
    }

    private void pairSimilar() {
        List<Integer> open = pairing.unpairedBefore();
        for (int row : pairing.unpairedAfter()) {
            mostSimilar(open, after.get(row))
                    .ifPresent(
                            found -> {
                                open.remove(found);
                                pairing.pair(found, row);
                            });
        }
    }

    private Optional<Integer> mostSimilar(List<Integer> open, String[] cells) {
        Optional<Integer> best = Optional.empty();
        double most = ENOUGH;
        for (Integer candidate : open) {
            double similarity = similarity(candidate, cells);
            if (similarity > most) {
                most = similarity;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    private double similarity(int row, String[] cells) {
        double equal = 0;
        double all = 0;
        for (int column = 0; column < cells.length; column++) {
            double weight = weights.get(row)[column];
            all += weight;
            equal += before.get(row)[column].equals(cells[column]) ? weight : 0;
        }
        return all == 0 ? 0 : equal / all;
    }
}
