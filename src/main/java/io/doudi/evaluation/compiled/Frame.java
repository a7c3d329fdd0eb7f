package io.doudi.evaluation.compiled;

/** The variables of one call of a decision or function, each at the place the compiler gave it. */
final class Frame {

    final Object[] slots;
    final Run run;

    Frame(int size, Run run) {
        this.slots = new Object[size];
        this.run = run;
    }
}
