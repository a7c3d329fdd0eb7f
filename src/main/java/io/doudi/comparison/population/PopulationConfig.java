package io.doudi.comparison.population;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How populations are made: the {@code doudi.populations.*} settings. */
@ConfigMapping(prefix = "doudi.populations")
public interface PopulationConfig {

    /** How many households the standard population of a region has. */
    @WithDefault("10000")
    long standardSize();
}
