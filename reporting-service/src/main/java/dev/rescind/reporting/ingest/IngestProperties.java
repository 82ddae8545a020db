package dev.rescind.reporting.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is read.
 *
 * @param batch at most so many records make one transaction
 * @param gather how long the broker may hold back few records to make a larger batch of them
 * @param discovery how often new topics and partitions are looked for; as long may the broker take
 *     to answer before it counts as away
 * @param longestPause the pause between attempts grows up to this
 */
@ConfigurationProperties("rescind.reporting.ingest")
public record IngestProperties(
    @DefaultValue("5000") int batch,
    @DefaultValue("200ms") Duration gather,
    @DefaultValue("5s") Duration discovery,
    @DefaultValue("10s") Duration longestPause) {}
