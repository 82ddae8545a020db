package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class LocalIssuerTest {

  // Shared, because making a key takes a second.
  @TempDir static Path directory;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Clock clock = Clock.fixed(now, java.time.ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource(Role.class)
  void servicesAcceptTokenByPublicKey(Role role) throws Exception {
    LocalIssuer issuer = LocalIssuer.in(directory, clock);

    Jwt token = decode(issuer, issuer.token(role, "c-17", Duration.ofHours(12)));

    assertThat(token.getClaimAsString("iss")).isEqualTo("rescind-local");
    assertThat(token.getAudience()).containsExactly("rescind");
    assertThat(token.getSubject()).isEqualTo("c-17");
    assertThat(token.getClaimAsStringList("roles")).containsExactly(role.claim());
    assertThat(token.getIssuedAt()).isEqualTo(now);
    assertThat(token.getExpiresAt()).isEqualTo(now.plus(Duration.ofHours(12)));
    assertThat(token.getId()).isNotBlank();
  }

  @Test
  void keepsItsKey() throws Exception {
    String token = LocalIssuer.in(directory, clock).token(Role.OPS, null, Duration.ofHours(1));

    assertThat(decode(LocalIssuer.in(directory, clock), token).getSubject()).isEqualTo("ops");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("private.pem"))))
        .isEqualTo("rw-------");
  }

  @Test
  void tokensOfAnotherIssuerAreWorthNothing(@TempDir Path other) {
    String token = LocalIssuer.in(other, clock).token(Role.OPS, null, Duration.ofHours(1));
    LocalIssuer issuer = LocalIssuer.in(directory, clock);

    assertThatThrownBy(() -> decode(issuer, token)).isInstanceOf(JwtException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"CUSTOMER", "MERCHANT"})
  void wantsToKnowWhoseTokenItIs(Role role) {
    LocalIssuer issuer = LocalIssuer.in(directory, clock);

    assertThatThrownBy(() -> issuer.token(role, " ", Duration.ofHours(1)))
        .isInstanceOf(Refusal.class)
        .hasMessage("a %s token needs --subject ID", role.claim());
  }

  private static Jwt decode(LocalIssuer issuer, String token) throws Exception {
    try (InputStream pem = Files.newInputStream(issuer.publicKey())) {
      RSAPublicKey key = RsaKeyConverters.x509().convert(pem);
      return NimbusJwtDecoder.withPublicKey(key).build().decode(token);
    }
  }
}
