package io.doudi.web;

import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;

/**
 * Why a form was not taken, for the person who sent it.
 *
 * @param field the field that it is about; empty if it is about none
 * @param text what is wrong; empty if nothing is
 */
record Refusal(String field, String text) {

    static final Refusal NONE = new Refusal("", "");

    static Refusal of(ProblemException problem, Messages messages) {
        return new Refusal(problem.field().orElse(""), Problems.told(problem, messages));
    }

    /** Whether it is about a field. */
    public boolean isAt(String name) {
        return !text.isEmpty() && field.equals(name);
    }

    /** Whether it is about the form as a whole. */
    public boolean isGeneral() {
        return isAt("");
    }
}
