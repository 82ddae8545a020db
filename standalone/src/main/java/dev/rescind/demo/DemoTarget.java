package dev.rescind.demo;

import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The system that the demo plays in.
 *
 * @param customerToken a bearer token for the customer of that id
 * @param merchantToken a bearer token for the merchant of that id
 */
public record DemoTarget(
    String bootstrapServers,
    URI cancellationService,
    URI refundService,
    URI reportingService,
    UnaryOperator<String> customerToken,
    UnaryOperator<String> merchantToken,
    Supplier<String> supportToken,
    Supplier<String> arbiterToken,
    Supplier<String> opsToken,
    Supplier<String> analystToken) {}
