package dev.rescind.reporting.store;

import java.sql.SQLException;
import java.util.OptionalInt;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The database refused or failed. Nothing of the running transaction is kept; try again later. */
public final class StoreException extends DataAccessResourceFailureException {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final String kind;
  private final String reason;
  private final int position;

  StoreException(String what, SQLException cause) {
    this(what, told(cause), cause);
  }

  private StoreException(String what, JsonNode told, SQLException cause) {
    super(what + ": " + told.path("exception_message").asString(""), cause);
    this.kind = told.path("exception_type").asString("");
    this.reason = told.path("exception_message").asString("");
    this.position = told.path("position").asInt(-1);
  }

  /** What kind of failure the database says it is, such as {@code Binder} or {@code INTERRUPT}. */
  public String kind() {
    return kind;
  }

  /** Whether a statement needs more memory than the database may have. */
  public boolean isOutOfMemory() {
    return kind.equals("Out of Memory");
  }

  /** What the database says. */
  public String reason() {
    return reason;
  }

  /** Where in the statement, in characters from zero. */
  public OptionalInt position() {
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** The database's errors are JSON, the driver's own are not. */
  private static JsonNode told(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    try {
      int begin = message.indexOf('{');
      if (begin >= 0) {
        JsonNode told = MAPPER.readTree(message.substring(begin));
        if (told.isObject() && told.has("exception_message")) {
          return told;
        }
      }
    } catch (JacksonException e) {
      cause.addSuppressed(e);
    }
    return MAPPER.createObjectNode().put("exception_message", message);
  }
}
