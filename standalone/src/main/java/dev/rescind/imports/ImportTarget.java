package dev.rescind.imports;

import java.net.URI;
import java.util.function.Supplier;

/**
 * The running system that is imported into.
 *
 * @param bootstrapServers Kafka's, as host and port
 * @param cancellationService base of its API
 * @param reportingService base of its API
 * @param opsToken a bearer token of role ops, fresh whenever asked for
 * @param analystToken a bearer token of role analyst, fresh whenever asked for
 */
public record ImportTarget(
    String bootstrapServers,
    URI cancellationService,
    URI reportingService,
    Supplier<String> opsToken,
    Supplier<String> analystToken) {}
