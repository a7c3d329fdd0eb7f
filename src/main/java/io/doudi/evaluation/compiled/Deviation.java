package io.doudi.evaluation.compiled;

/** Ends a compiled evaluation that met what the engine would report: the engine has to judge. */
final class Deviation extends Error {

    private static final long serialVersionUID = 1;

    static final Deviation SEEN = new Deviation();

    private Deviation() {
        super("The engine has to judge", null, false, false);
    }
}
