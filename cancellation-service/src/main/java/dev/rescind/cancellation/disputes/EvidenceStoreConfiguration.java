package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.disputes.S3Settings.S3Key;
import dev.rescind.chassis.time.WorldClock;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where evidence is kept: {@code rescind.evidence.store} is {@code file} or {@code s3}. */
@Configuration(proxyBeanMethods = false)
class EvidenceStoreConfiguration {

  private static final String CHOICE = "rescind.evidence.store";

  @Bean
  @ConditionalOnProperty(name = CHOICE, havingValue = "file")
  EvidenceStore fileEvidenceStore(@Value("${rescind.evidence.directory}") Path directory) {
    return new FileEvidenceStore(directory);
  }

  @Bean
  @ConditionalOnProperty(name = CHOICE, havingValue = "s3")
  EvidenceStore s3EvidenceStore(
      @Value("${rescind.evidence.s3.endpoint}") URI endpoint,
      @Value("${rescind.evidence.s3.region}") String region,
      @Value("${rescind.evidence.s3.bucket}") String bucket,
      @Value("${rescind.evidence.s3.access-key}") String accessKey,
      @Value("${rescind.evidence.s3.secret-key}") String secretKey,
      WorldClock world) {
    return new S3EvidenceStore(
        new S3Settings(endpoint, region, bucket, new S3Key(accessKey, secretKey)), world.clock());
  }
}
