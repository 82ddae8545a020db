package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.disputes.S3Settings.S3Key;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to an S3-compatible store: AWS Signature Version 4 with the signature in a header,
 * as the "Amazon S3 API Reference" has it, for paths that need no encoding and have no query.
 *
 * @param region such as {@code eu-central-1}
 */
record S3Signature(S3Key key, String region) {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DAY = 8;

  /**
   * The headers that a request has to carry besides its own.
   *
   * @param own headers that the request has and that are to be signed, names in lower case; {@code
   *     host} is added
   * @param payload SHA-256 of the body
   * @param at now, UTC; stores refuse what is more than some minutes old
   */
  Map<String, String> headers(
      String method, URI uri, Map<String, String> own, Digest payload, Instant at) {
    String time = TIME.format(at);
    TreeMap<String, String> signed = new TreeMap<>(own);
    signed.put("host", uri.getRawAuthority());
    signed.put("x-amz-content-sha256", payload.hex());
    signed.put("x-amz-date", time);
    String names = String.join(";", signed.keySet());
    String scope = time.substring(0, DAY) + "/" + region + "/s3/aws4_request";
    String request =
        String.join(
            "\n", method, uri.getRawPath(), "", canonical(signed), "", names, payload.hex());
    String toSign = String.join("\n", ALGORITHM, time, scope, sha256(request));
    String signature = HexFormat.of().formatHex(hmac(signingKey(time), toSign));
    return Map.of(
        "x-amz-content-sha256",
        payload.hex(),
        "x-amz-date",
        time,
        "Authorization",
        "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
            .formatted(ALGORITHM, key.id(), scope, names, signature));
  }

  private static String canonical(TreeMap<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ":" + header.getValue().strip())
        .collect(Collectors.joining("\n"));
  }

  private byte[] signingKey(String time) {
    byte[] secret = ("AWS4" + key.secret()).getBytes(StandardCharsets.UTF_8);
    byte[] ofDay = hmac(secret, time.substring(0, DAY));
    return hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
