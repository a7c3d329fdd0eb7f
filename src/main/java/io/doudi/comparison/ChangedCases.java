package io.doudi.comparison;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The cases of a comparison that some side answers otherwise than the first. */
@ApplicationScoped
class ChangedCases {

    private static final Map<Order, String> ORDERS =
            Map.of(
                    Order.NUMBER, "number, side, decision",
                    Order.GAIN, "difference desc, number, side, decision",
                    Order.LOSS, "difference, number, side, decision");

    private final EntityManager entities;
    private final Stored stored;

    ChangedCases(EntityManager entities, Stored stored) {
        this.entities = entities;
        this.stored = stored;
    }

    /** In which order they are told. */
    enum Order {
        NUMBER,
        GAIN,
        LOSS
    }

    /**
     * Which of them; what is not given matches all.
     *
     * @param band of yuan or of percent
     */
    record Wanted(
            Optional<Integer> side,
            Optional<String> decision,
            Optional<Transition> transition,
            Optional<String> band,
            Optional<String> group,
            Optional<String> cause) {

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new TreeMap<>();
            side.ifPresent(value -> parameters.put("side", value));
            decision.ifPresent(value -> parameters.put("decision", value));
            transition.ifPresent(value -> parameters.put("transition", value.name()));
            band.ifPresent(value -> parameters.put("band", value));
            group.ifPresent(value -> parameters.put("group", value));
            cause.ifPresent(value -> parameters.put("cause", value));
            return parameters;
        }

        private String conditions() {
            List<String> all = new ArrayList<>(List.of("comparison_id = :id"));
            for (String name : parameters().keySet()) {
                all.add(
                        switch (name) {
                            case "band" -> "(yuan_band = :band or percent_band = :band)";
                            case "group" -> ":group = any (groups)";
                            default -> name + " = :" + name;
                        });
            }
            return String.join(" and ", all);
        }
    }

    /** How many match. */
    @Transactional
    long count(UUID id, Wanted wanted) {
        Query query = query("select count(*) from comparison_changed where ", id, wanted, "");
        return ((Number) query.getSingleResult()).longValue();
    }

    /** Some of those that match. */
    @Transactional
    List<ChangedCase> find(UUID id, Wanted wanted, Order order, int from, int count) {
        List<?> found =
                query(
                                "select content from comparison_changed where ",
                                id,
                                wanted,
                                " order by " + ORDERS.get(order))
                        .setFirstResult(from)
                        .setMaxResults(count)
                        .getResultList();
        return found.stream().map(text -> read((String) text)).toList();
    }

    /** Those that match and come after one of them, in the order of their numbers. */
    @Transactional
    List<ChangedCase> after(UUID id, Wanted wanted, Optional<ChangedCase> last, int count) {
        Query query =
                query(
                        "select content from comparison_changed where ",
                        id,
                        wanted,
                        " and (number, side, decision) > (:number, :atSide, :atDecision) order by "
                                + ORDERS.get(Order.NUMBER));
        query.setParameter("number", last.map(ChangedCase::number).orElse(-1L));
        query.setParameter("atSide", last.map(ChangedCase::side).orElse(0));
        query.setParameter("atDecision", last.map(ChangedCase::decision).orElse(""));
        List<?> found = query.setMaxResults(count).getResultList();
        return found.stream().map(text -> read((String) text)).toList();
    }

    private Query query(String select, UUID id, Wanted wanted, String rest) {
        Query query = entities.createNativeQuery(select + wanted.conditions() + rest);
        query.setParameter("id", id);
        wanted.parameters().forEach(query::setParameter);
        return query;
    }

    private ChangedCase read(String text) {
        return stored.read(text, new TypeReference<>() {});
    }
}
