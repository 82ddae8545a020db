package dev.rescind.cancellation.cases;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What methods of the case's API may ask for. */
@Configuration(proxyBeanMethods = false)
class CaseWebConfiguration implements WebMvcConfigurer {

  private final SentArgument sent;

  CaseWebConfiguration(SentArgument sent) {
    this.sent = sent;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(sent);
  }
}
