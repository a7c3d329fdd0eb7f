package io.doudi.evaluation.properties;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chance that comes out the same every time. */
final class Draw {

    /** Neighbouring seeds would begin alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    Draw(long seed) {
        random = new Random(seed * SPREAD);
    }

    /** The draw of a number for a setting. */
    static Draw of(Setting setting, int number) {
        return new Draw(setting.toString().hashCode() + number);
    }

    /** The first so many draws for a setting. */
    static Stream<Draw> of(Setting setting, String purpose, int count) {
        int first = purpose.hashCode();
        return IntStream.range(first, first + count).mapToObj(number -> of(setting, number));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Yuan and fen below a limit. */
    BigDecimal amount(int limit) {
        return BigDecimal.valueOf(random.nextInt(limit * 100), 2);
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
