package dev.rescind.chassis.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rescind.chassis.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** Bearer tokens that the services under test accept. */
public final class TestTokens {

  private static final KeyPair KEYS = generate();
  private static final Path PUBLIC_KEY = write();

  private TestTokens() {}

  /** A token of the given role, good for an hour. */
  public static String token(Role role, String subject) {
    return token(role, subject, claims -> {});
  }

  /** A token of the given role, with claims of its own. */
  public static String token(Role role, String subject, Consumer<JWTClaimsSet.Builder> changes) {
    return signed(role, subject, changes, KEYS);
  }

  /** A token that somebody else signed. */
  public static String forged(Role role, String subject) {
    return signed(role, subject, claims -> {}, generate());
  }

  private static String signed(
      Role role, String subject, Consumer<JWTClaimsSet.Builder> changes, KeyPair keys) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer("rescind-local")
            .audience("rescind")
            .subject(subject)
            .claim("roles", List.of(role.claim()))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    changes.accept(claims);
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
    try {
      token.sign(new RSASSASigner(keys.getPrivate()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** Where the key is that the tokens are checked with. */
  public static String publicKeyLocation() {
    return PUBLIC_KEY.toUri().toString();
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path write() {
    String body = Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
    try {
      Path file = Files.createTempFile("rescind-test", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
