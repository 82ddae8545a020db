package dev.rescind.chassis.sample;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.chassis.reacting.TombstoneReaction;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.Topic;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps who can be reached, until erased. */
@Component
final class SampleContacts implements Reaction<ContactPublished>, TombstoneReaction {

  private final JdbcTemplate jdbc;
  private final Script script;

  SampleContacts(JdbcTemplate jdbc, Script script) {
    this.jdbc = jdbc;
    this.script = script;
  }

  @Override
  public Class<ContactPublished> event() {
    return ContactPublished.class;
  }

  @Override
  public void on(ContactPublished event, Cause cause) {
    script.reacting(event.key(), event.key());
    jdbc.update(
        "insert into sample_contacts (person_id) values (?) on conflict do nothing", event.key());
  }

  @Override
  public Topic topic() {
    return Topic.CONTACTS;
  }

  @Override
  public void onErased(String key) {
    jdbc.update("delete from sample_contacts where person_id = ?", key);
  }
}
