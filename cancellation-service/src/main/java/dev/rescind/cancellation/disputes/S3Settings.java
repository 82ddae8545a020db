package dev.rescind.cancellation.disputes;

import java.net.URI;

/**
 * Where an S3-compatible store is.
 *
 * @param endpoint such as {@code https://s3.eu-central-1.amazonaws.com}; the bucket follows as the
 *     first part of the path, which every such store understands
 * @param region as the store's signature wants it, such as {@code eu-central-1}
 * @param bucket has to exist
 */
record S3Settings(URI endpoint, String region, String bucket, S3Key key) {

  /**
   * @throws IllegalArgumentException if something is missing: better at the start than at the first
   *     file
   */
  S3Settings {
    if (!endpoint.isAbsolute() || bucket.isBlank() || key.id().isBlank()) {
      throw new IllegalArgumentException(
          "rescind.evidence.store=s3 needs rescind.evidence.s3.endpoint, bucket, access-key and secret-key");
    }
  }

  /** The access key; never shown. */
  record S3Key(String id, String secret) {

    @Override
    public String toString() {
      return "S3Key[" + id + "]";
    }
  }

  URI object(Digest digest) {
    String base = endpoint.toString();
    String slash = base.endsWith("/") ? "" : "/";
    return URI.create(base + slash + bucket + "/" + digest.hex());
  }
}
