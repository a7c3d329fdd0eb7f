package io.doudi.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One file of the corpus: a text that somebody could upload, and what has to become of it.
 *
 * @param file where it lies below {@code attacks/}
 * @param place the place in the base models that a FEEL text takes; a dash for whole files
 * @param tries what it is after
 */
record Attack(String file, String place, Expected expected, String tries) {

    private static final String OTHER = "attack";

    /** What has to become of an attack. */
    enum Expected {
        /** It does not compile. */
        REFUSED,
        /** It does not compile, or every use of it ends soon. */
        BOUNDED,
        /** It compiles and decides. */
        HARMLESS
    }

    /** A small rule set with the attack in it, bottom first. */
    List<Layer> layers(UnaryOperator<String> fill) {
        String text = fill.apply(Attacks.read(file));
        BaseModels base = BaseModels.untouched();
        if (file.endsWith(".feel")) {
            return List.of(base.with(place, text.strip()).layer());
        }
        List<Layer> layers = new ArrayList<>(List.of(base.layer()));
        layers.add(new Layer(OTHER, "1", "test", List.of(new RuleFile(name(), text))));
        return layers;
    }

    private String name() {
        return file.endsWith(".drl") ? "attack.drl" : "attack.dmn";
    }

    @Override
    public String toString() {
        return file;
    }
}
