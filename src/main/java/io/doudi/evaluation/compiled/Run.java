package io.doudi.evaluation.compiled;

import java.util.ArrayList;
import java.util.List;

/** One evaluation: what is given and what was decided so far, and who is told of it. */
final class Run {

    final Object[] values;
    final Object[] told;
    final boolean[] decided;
    final List<Made> made = new ArrayList<>();
    final Observer observer;
    final Memory memory;

    /**
     * @param size how many inputs and decisions the model has
     */
    Run(int size, Observer observer, Memory memory) {
        this.values = new Object[size];
        this.told = new Object[size];
        this.decided = new boolean[size];
        this.observer = observer;
        this.memory = memory;
    }
}
