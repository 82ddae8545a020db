package dev.rescind.reporting.exports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an export may take.
 *
 * @param timeLimit after which the writing of the file is stopped, in whole seconds
 */
@ConfigurationProperties("rescind.reporting.exports")
record ExportProperties(@DefaultValue("10m") Duration timeLimit) {}
