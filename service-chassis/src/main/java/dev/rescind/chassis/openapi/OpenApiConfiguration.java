package dev.rescind.chassis.openapi;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.rescind.chassis.security.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** The description at {@code /v3/api-docs}, to be browsed at {@code /swagger-ui.html}. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

  private static final String BEARER = "bearer";

  /** Who calls is no parameter, and what may be any JSON is no class of ours. */
  public OpenApiConfiguration() {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class)
        .replaceWithClass(JsonNode.class, Object.class);
  }

  @Bean
  OpenAPI openApi(@Value("${spring.application.name}") String service) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Rescind: " + service)
                .version("v1")
                .description(
                    "Money is in minor units of its currency, instants are UTC. Every refusal is"
                        + " problem details (RFC 9457). A POST that changes something takes an"
                        + " Idempotency-Key."))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme(BEARER)
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  /** Gives every operation the problems that it may answer with, and its examples. */
  @Bean
  OpenApiCustomizer describedOperations(
      @Value("${spring.application.name}") String service, ObjectMapperProvider mappers) {
    // As our own mapper has it: what is computed from a record is no part of it.
    mappers.jsonMapper().setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE);
    Examples examples = Examples.read(new ClassPathResource("openapi/" + service + ".json"));
    return api -> {
      Problems.describe(api);
      examples.describe(api);
    };
  }
}
