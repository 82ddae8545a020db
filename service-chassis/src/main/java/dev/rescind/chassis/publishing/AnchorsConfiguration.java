package dev.rescind.chassis.publishing;

import dev.rescind.chassis.proof.AnchorFile;
import dev.rescind.chassis.topics.TopicIds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the anchors of this service are kept. */
@Configuration(proxyBeanMethods = false)
public class AnchorsConfiguration {

  @Bean
  AnchorKeeper anchorKeeper(
      TopicIds topics,
      Clock clock,
      AnchorFile file,
      @Value("${spring.application.name}") String service,
      @Value("${rescind.anchors.every}") Duration every) {
    return new AnchorKeeper(service, file, topics, every, clock);
  }

  /** Anchors outside database and broker, where a directory is given for them. */
  @Bean
  AnchorFile anchorFile(
      @Value("${rescind.anchors.directory}") String directory,
      @Value("${spring.application.name}") String service) {
    return new AnchorFile(directory, service);
  }
}
