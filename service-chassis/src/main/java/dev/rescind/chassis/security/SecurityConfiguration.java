package dev.rescind.chassis.security;

import dev.rescind.chassis.web.ProblemResponses;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Bearer tokens alone: no session, no cookie, and so no cross-site forgery to guard against.
 * Health, metrics and the API's description are open to whoever reaches the port, withdrawals to
 * whoever has the link to one; everything else wants a token, {@code /ops} the role of that name.
 * Services check ownership themselves.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http, ProblemResponses problems) {
    return http.csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/actuator/health/**", "/actuator/info", "/actuator/prometheus")
                .permitAll()
                .requestMatchers("/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs/**")
                .permitAll()
                .requestMatchers("/api/withdrawals/*", "/api/withdrawals/*/acknowledgement")
                .permitAll()
                .requestMatchers("/ops/**")
                .hasAuthority(Role.OPS.authority())
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(converter()))
                .authenticationEntryPoint((request, response, failure) ->
                    problems.write(
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "a valid bearer token is needed"))
                .accessDeniedHandler((request, response, failure) ->
                    problems.write(
                        response,
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "your token has none of the roles that may do this")))
        .build();
  }

  private static JwtAuthenticationConverter converter() {
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::authorities);
    return converter;
  }

  private static Collection<GrantedAuthority> authorities(Jwt token) {
    List<String> claims = token.getClaimAsStringList("roles");
    List<GrantedAuthority> authorities = new ArrayList<>();
    if (claims != null) {
      claims.forEach(claim -> authorities.add(new SimpleGrantedAuthority("ROLE_" + claim)));
    }
    return authorities;
  }

  /** Tokens of the local issuer, by its public key; where an issuer-uri is set, Boot asks there. */
  @Bean
  @ConditionalOnExpression("'${spring.security.oauth2.resourceserver.jwt.issuer-uri:}'.isEmpty()")
  @ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.public-key-location")
  JwtDecoder jwtDecoder(
      @Value("${spring.security.oauth2.resourceserver.jwt.public-key-location}") RSAPublicKey key,
      @Value("${rescind.security.issuer}") String issuer,
      @Value("${rescind.security.audience}") String audience) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withPublicKey(key).signatureAlgorithm(SignatureAlgorithm.RS256).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD,
                audiences -> audiences != null && audiences.contains(audience))));
    return decoder;
  }

  /**
   * Requests are measured and traced whole; each of a dozen filters apart would tell nobody more.
   */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  WebMvcConfigurer callerArguments() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
      }
    };
  }
}
