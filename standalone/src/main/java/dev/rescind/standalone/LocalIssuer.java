package dev.rescind.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues bearer tokens for the local system: who holds the private key in the data directory may be
 * anybody. It is for trying things out; a real installation has an OpenID issuer of its own.
 */
final class LocalIssuer {

  static final String NAME = "rescind-local";
  static final String AUDIENCE = "rescind";
  static final Duration DEFAULT_LIFE = Duration.ofHours(12);

  private final PrivateKey key;
  private final Path publicKey;
  private final Clock clock;

  private LocalIssuer(PrivateKey key, Path publicKey, Clock clock) {
    this.key = key;
    this.publicKey = publicKey;
    this.clock = clock;
  }

  /**
   * Opens the issuer, making its key pair where there is none yet.
   *
   * @param directory where the key pair is kept
   * @throws Refusal if the keys can be neither read nor made
   */
  static LocalIssuer in(Path directory, Clock clock) {
    try {
      IssuerKeys keys = IssuerKeys.in(directory);
      return new LocalIssuer(keys.privateKey(), keys.publicKeyFile(), clock);
    } catch (IOException e) {
      throw Refusal.because("cannot use the keys in %s: %s".formatted(directory, e), e);
    }
  }

  /** The PEM file with which the services verify tokens. */
  Path publicKey() {
    return publicKey;
  }

  /**
   * Signs a token that holds from now on.
   *
   * @param subject the customer or merchant id; the other roles may go without and are then called
   *     by the role's name
   * @param life how long it holds; must be positive
   * @throws Refusal if the role needs a subject and has none, or if the life is not positive
   */
  String token(Role role, @Nullable String subject, Duration life) {
    if (role.needsSubject() && (subject == null || subject.isBlank())) {
      throw Refusal.misuse("a %s token needs --subject ID".formatted(role.claim()));
    }
    if (!life.isPositive()) {
      throw Refusal.misuse("--ttl must be positive, not " + life);
    }
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .audience(AUDIENCE)
            .subject(subject == null || subject.isBlank() ? role.claim() : subject)
            .claim("roles", List.of(role.claim()))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    return signed(claims);
  }

  private String signed(JWTClaimsSet claims) {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the token could not be signed", e);
    }
    return token.serialize();
  }
}
