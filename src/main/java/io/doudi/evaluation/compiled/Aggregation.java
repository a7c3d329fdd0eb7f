package io.doudi.evaluation.compiled;

import java.math.BigDecimal;
import java.util.List;

/** What the collecting hit policies make of numbers, to the last digit as the engine makes it. */
final class Aggregation {

    private Aggregation() {}

    static boolean areNumbers(List<Object> results) {
        for (Object result : results) {
            if (!(result instanceof BigDecimal)) {
                return false;
            }
        }
        return true;
    }

    /** The sum with all its digits: unlike an operator, the engine rounds nothing here. */
    static BigDecimal sum(List<Object> numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object number : numbers) {
            sum = sum.add((BigDecimal) number);
        }
        return sum;
    }

    /** Where the least number is; the first of equal ones. */
    static int least(List<Object> numbers) {
        return first(numbers, -1);
    }

    /** Where the largest number is; the first of equal ones. */
    static int most(List<Object> numbers) {
        return first(numbers, 1);
    }

    private static int first(List<Object> numbers, int order) {
        int found = 0;
        for (int i = 1; i < numbers.size(); i++) {
            BigDecimal number = (BigDecimal) numbers.get(i);
            if (number.compareTo((BigDecimal) numbers.get(found)) == order) {
                found = i;
            }
        }
        return found;
    }
}
