package io.doudi.evaluation.compiled;

import java.util.function.BooleanSupplier;

/** A fact of the request: the schema of the request, which stands on the types, has checked it. */
public interface CheckedFact {

    /** Equal for facts of the same definition: what one of them is, all are. */
    Object shape();

    /** Looks at the fact without that being noted. */
    boolean unnoticed(BooleanSupplier look);
}
