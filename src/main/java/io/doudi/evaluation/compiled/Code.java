package io.doudi.evaluation.compiled;

/** One compiled expression. */
@FunctionalInterface
interface Code {

    /** Its value for the variables of one call. */
    Object run(Frame frame);

    /** Whether its value is always the same. */
    default boolean isConstant() {
        return false;
    }

    /** A value that is known when the rules are compiled. */
    record Constant(Object value) implements Code {
        @Override
        public Object run(Frame frame) {
            return value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }
}
