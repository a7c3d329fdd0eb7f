package io.doudi.comparison;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How comparisons are worked on: the {@code doudi.comparisons.*} settings. */
@ConfigMapping(prefix = "doudi.comparisons")
public interface ComparisonConfig {

    /** How many threads of a node work on them; as many as it has processors if not set. */
    OptionalInt workers();

    /** How many cases are put through and stored together. */
    @WithDefault("1000")
    int chunk();

    /** After how long a silence of its node another takes a comparison over. */
    @WithDefault("1m")
    Duration silence();

    /** How often a node looks for work and says that it still works. */
    @WithDefault("2s")
    String every();
}
