package io.doudi.evaluation;

import org.kie.api.definition.type.FactType;

/**
 * An object that rules look at.
 *
 * @param type its declared type
 */
record RuleFact(FactType type, Object object) {

    /** A field; what the type does not have could be anything. */
    Object get(String field) {
        return type.getField(field) == null ? type : type.get(object, field);
    }

    String typeName() {
        return type.getSimpleName();
    }
}
