package dev.rescind.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates under {@code mail/} and their texts; English where a language has none. */
@Configuration(proxyBeanMethods = false)
class MailTemplates {

  @Bean
  MessageSource mailTexts() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("mail/texts");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    return texts;
  }

  @Bean
  ITemplateEngine mailTemplateEngine(MessageSource mailTexts) {
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
    engine.setTemplateEngineMessageSource(mailTexts);
    // What templates show has to be public for that.
    engine.setEnableSpringELCompiler(true);
    return engine;
  }

  private static ClassLoaderTemplateResolver resolver(String names, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
    resolver.setResolvablePatterns(Set.of(names));
    resolver.setPrefix("mail/");
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    return resolver;
  }
}
