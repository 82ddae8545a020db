package dev.rescind.reporting.store;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one database; closed after everything that uses it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

  @Bean
  AnalyticsStore analyticsStore(StoreProperties properties) {
    return new AnalyticsStore(properties);
  }
}
