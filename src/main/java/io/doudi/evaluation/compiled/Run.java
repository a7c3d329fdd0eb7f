package io.doudi.evaluation.compiled;

/** One evaluation: what is given and what was decided so far, and who is told of it. */
final class Run {

    final Object[] values;
    final boolean[] decided;
    final Observer observer;

    Run(int size, Observer observer) {
        this.values = new Object[size];
        this.decided = new boolean[size];
        this.observer = observer;
    }
}
