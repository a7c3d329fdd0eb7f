package io.doudi.evaluation.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What remains of a request when everything is left out that a finding can do without. */
final class Smallest {

    private Smallest() {}

    static ObjectNode of(ObjectNode input, Predicate<ObjectNode> fails) {
        Optional<ObjectNode> smaller =
                places(input, "").stream()
                        .sorted(Comparator.comparing(String::length))
                        .map(place -> without(input, place))
                        .filter(fails)
                        .findFirst();
        return smaller.map(found -> of(found, fails)).orElse(input);
    }

    private static List<String> places(JsonNode node, String at) {
        List<String> places = new ArrayList<>();
        node.properties()
                .forEach(field -> add(places, field.getValue(), at + "/" + field.getKey()));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(places, node.get(i), at + "/" + i);
            }
        }
        return places;
    }

    private static void add(List<String> places, JsonNode node, String at) {
        places.add(at);
        places.addAll(places(node, at));
    }

    private static ObjectNode without(ObjectNode input, String place) {
        ObjectNode copy = input.deepCopy();
        int slash = place.lastIndexOf('/');
        JsonNode parent = copy.at(place.substring(0, slash));
        String name = place.substring(slash + 1);
        if (parent instanceof ArrayNode list) {
            list.remove(Integer.parseInt(name));
        } else {
            ((ObjectNode) parent).remove(name);
        }
        return copy;
    }
}
