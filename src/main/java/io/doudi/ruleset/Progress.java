package io.doudi.ruleset;

/** Told how far a check is. */
interface Progress {

    void at(Check.Step step, int done, int total);
}
