package io.doudi.evaluation;

import java.util.BitSet;
import java.util.function.BooleanSupplier;

/** Notes which facts of one question are looked at, each by its number. */
final class Noted {

    private int numbers;
    private BitSet current;

    /** Numbers for some more facts; the first of them. */
    int places(int count) {
        int first = numbers;
        numbers += count;
        return first;
    }

    /** From here on what is read is noted. */
    BitSet start() {
        current = new BitSet(numbers);
        return current;
    }

    /** From here on nothing is noted. */
    void stop() {
        current = null;
    }

    void read(int number) {
        if (current != null) {
            current.set(number);
        }
    }

    boolean unnoticed(BooleanSupplier look) {
        BitSet noting = current;
        current = null;
        try {
            return look.getAsBoolean();
        } finally {
            current = noting;
        }
    }
}
