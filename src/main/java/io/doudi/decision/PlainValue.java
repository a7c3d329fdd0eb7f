package io.doudi.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a value of the engine into one that JSON can hold: no scientific numbers, no functions. */
final class PlainValue {

    private PlainValue() {}

    static Object of(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            BigDecimal decimal = decimal(number);
            return decimal.setScale(Math.max(decimal.scale(), 0));
        }
        if (value instanceof Collection<?> values) {
            return list(values);
        }
        return value instanceof Map<?, ?> map ? map(map) : value.toString();
    }

    /** A number of any kind, without a detour through binary fractions. */
    static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    private static List<Object> list(Collection<?> values) {
        List<Object> list = new ArrayList<>();
        values.forEach(value -> list.add(of(value)));
        return list;
    }

    private static Map<String, Object> map(Map<?, ?> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> {
                    if (value != null) {
                        map.put(String.valueOf(name), of(value));
                    }
                });
        return map;
    }
}
