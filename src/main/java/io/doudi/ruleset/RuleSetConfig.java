package io.doudi.ruleset;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How rule sets are kept in memory and followed: the {@code doudi.rule-sets.*} settings. */
@ConfigMapping(prefix = "doudi.rule-sets")
public interface RuleSetConfig {

    /**
     * How many compiled knowledge bases are kept, about 8 MB each; the one used longest ago goes
     * first. A region needs one for each of its versions with each baseline; if there are more in
     * use than are kept, most of the time goes into compiling.
     */
    @WithDefault("40")
    int compiled();

    /** How long a compiled knowledge base is kept that nobody uses. */
    @WithDefault("2h")
    Duration idle();

    /**
     * Whether what answers today is compiled before anybody asks, and a node is not ready before
     * that; otherwise the first question to each region waits for it.
     */
    @WithDefault("true")
    boolean compileAhead();

    /** How often the database is asked for publications, in case that its notice got lost. */
    @WithDefault("5s")
    Duration poll();

    /** Processor time for compiling a version with everything that it answers with. */
    @WithDefault("60s")
    Duration compileBudget();

    /** Processor time for a stored case, in the middle of all. */
    @WithDefault("200ms")
    Duration caseBudget();

    /** How many made-up cases the gate decides both ways for each decision. */
    @WithDefault("100")
    int madeUp();

    /** How many made-up cases of each decision of today's rules are decided both ways in time. */
    @WithDefault("10000")
    int provenBy();

    /** How often some of them are; {@code off} for never. */
    @WithDefault("1s")
    String proveEvery();

    /** A folder with {@code dmn} and {@code rules} in it whose edits become drafts. */
    Optional<Path> watch();

    /** Nothing but the defaults, for programs without a service around them. */
    static RuleSetConfig usual() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(RuleSetConfig.class)
                .build()
                .getConfigMapping(RuleSetConfig.class);
    }
}
