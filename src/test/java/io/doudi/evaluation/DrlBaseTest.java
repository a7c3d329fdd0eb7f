package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Rules are compiled again only if they, or the facts that they look at, have changed. */
class DrlBaseTest {

    private final DrlBase first = base(UnaryOperator.identity());

    @Test
    void isSharedByVersionsThatDifferInTheirTables() {
        assertThat(base(text -> text.replace("<text>6</text>", "<text>8</text>"))).isSameAs(first);
    }

    @Test
    void isMadeAnewForOtherRules() {
        assertThat(base(BundledLayers.otherDrl("another"))).isNotSameAs(first);
    }

    @Test
    void isMadeAnewForOtherFacts() {
        assertThat(base(text -> text.replace("annualOutOfPocket", "annualCosts")))
                .isNotSameAs(first);
    }

    private static DrlBase base(UnaryOperator<String> edit) {
        List<Layer> layers = BundledLayers.dazhou("2022", edit);
        Sources sources = Sources.of(layers);
        DmnModels models = new DmnModels(sources.models(), sources.originByNamespace());
        return DrlBase.of(sources.rules(), new FactTypes(models.models()));
    }
}
