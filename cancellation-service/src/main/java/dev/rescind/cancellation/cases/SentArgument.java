package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.CaseActions.Sent;
import dev.rescind.chassis.security.Caller;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Hands {@link Sent} to the methods that do something with a case, and tells the API's description
 * of what it is made.
 */
@Component
final class SentArgument implements HandlerMethodArgumentResolver, OperationCustomizer {

  private static final String CASE = "cancellationId";
  private static final String KEY = "Idempotency-Key";
  private static final String IF_MATCH = "If-Match";

  SentArgument() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Sent.class);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Sent.class;
  }

  @Override
  public Sent resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    Map<?, ?> path =
        (Map<?, ?>)
            request.getAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    return new Sent(
        Caller.current(),
        String.valueOf(Objects.requireNonNull(path).get(CASE)),
        request.getHeader(KEY),
        request.getHeader(IF_MATCH));
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (Arrays.stream(method.getMethodParameters()).anyMatch(this::supportsParameter)) {
      operation
          .addParametersItem(described(new PathParameter(), CASE, "The case."))
          .addParametersItem(
              described(
                  new HeaderParameter(), KEY, "The same key and request get the same answer."))
          .addParametersItem(
              described(new HeaderParameter(), IF_MATCH, "The ETag of the case that you saw."));
    }
    return operation;
  }

  private static Parameter described(Parameter parameter, String name, String meaning) {
    return parameter.name(name).description(meaning).schema(new StringSchema());
  }
}
