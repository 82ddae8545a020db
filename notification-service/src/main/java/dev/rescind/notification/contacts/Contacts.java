package dev.rescind.notification.contacts;

import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of contacts: the newest of a person holds. */
@Component
public class Contacts {

  private final JdbcClient jdbc;

  Contacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How to reach the person, if that was published and not erased. */
  public Optional<Contact> find(PersonId person) {
    return jdbc.sql("select email, name, locale from contacts where person_id = ?")
        .param(person.value())
        .query((row, number) ->
            new Contact(row.getString("email"), row.getString("name"), row.getString("locale")))
        .optional();
  }

  /** Zero bytes, which Postgres cannot hold, are left out; nobody would see them. */
  void keep(ContactPublished contact) {
    jdbc.sql(
            """
            insert into contacts (person_id, email, name, locale) values (?, ?, ?, ?)
            on conflict (person_id) do update set email = excluded.email, name = excluded.name,
              locale = excluded.locale
            """)
        .param(contact.personId().value())
        .param(storable(contact.email()))
        .param(storable(contact.name()))
        .param(storable(contact.locale()))
        .update();
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace("\0", "");
  }

  void erase(String personId) {
    jdbc.sql("delete from contacts where person_id = ?").param(personId).update();
  }
}
