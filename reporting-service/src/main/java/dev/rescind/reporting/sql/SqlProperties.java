package dev.rescind.reporting.sql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a question may take.
 *
 * @param timeLimit after which it is stopped, in whole seconds
 * @param rows at most so many are answered, whatever is asked for; an export has no such limit
 * @param usualRows so many are answered where nothing is asked for
 * @param atOnce how many questions may run at the same time; the next one is refused
 */
@ConfigurationProperties("rescind.reporting.sql")
record SqlProperties(
    @DefaultValue("30s") Duration timeLimit,
    @DefaultValue("10000") int rows,
    @DefaultValue("1000") int usualRows,
    @DefaultValue("2") int atOnce) {}
