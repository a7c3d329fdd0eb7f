package io.doudi.evaluation.compiled;

/** Says what of the rules is left to the engine. */
final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unsupported(String what) {
        super(what, null, false, false);
    }
}
