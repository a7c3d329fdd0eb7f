package io.doudi.benchmark;

/** An engine with the model, ready to decide. */
public interface Engine {

    /** Decides; the engine's own result. */
    Object decide(Case one) throws Exception;

    /** That result in the form of all. */
    Answer answer(Object result);
}
