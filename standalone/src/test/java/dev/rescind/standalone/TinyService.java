package dev.rescind.standalone;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** As little of a service as can be: it tells what it was given and whom the database sees. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  DataSourceAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class
})
@RestController
class TinyService {

  private final Environment environment;
  private final JdbcTemplate database;

  TinyService(Environment environment, JdbcTemplate database) {
    this.environment = environment;
    this.database = database;
  }

  @GetMapping("/wiring")
  Map<String, String> wiring() {
    Map<String, String> wiring = new TreeMap<>();
    wiring.put("user", database.queryForObject("select current_user", String.class));
    for (String name :
        new String[] {
          "spring.config.name",
          "spring.kafka.bootstrap-servers",
          "spring.mail.port",
          "spring.security.oauth2.resourceserver.jwt.public-key-location",
          "rescind.topics.replication-factor",
          "tiny.greeting"
        }) {
      wiring.put(name, environment.getProperty(name, "absent"));
    }
    return wiring;
  }
}
