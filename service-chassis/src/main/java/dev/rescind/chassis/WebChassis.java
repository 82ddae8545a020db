package dev.rescind.chassis;

import dev.rescind.chassis.openapi.OpenApiConfiguration;
import dev.rescind.chassis.security.SecurityConfiguration;
import dev.rescind.chassis.tracing.TracingConfiguration;
import dev.rescind.chassis.web.WebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Security, problem details, tracing and the API's description, for a service without a database of
 * its own.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  SecurityConfiguration.class,
  WebConfiguration.class,
  TracingConfiguration.class,
  OpenApiConfiguration.class
})
public class WebChassis {}
