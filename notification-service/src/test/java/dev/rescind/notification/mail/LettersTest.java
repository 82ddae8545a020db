package dev.rescind.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.Party;
import dev.rescind.events.ReorderEvent.ReorderLapsed;
import dev.rescind.events.ReorderEvent.ReorderPromised;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import dev.rescind.events.TextId;
import dev.rescind.notification.Samples;
import dev.rescind.notification.contacts.Contact;
import dev.rescind.notification.texts.Mentioned;
import dev.rescind.notification.texts.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;

class LettersTest {

  private static final String AMOUNT =
      "{\"kind\":\"%s\",\"amount\":{\"amount\":500,\"currency\":\"EUR\"}}";

  private final MessageSource texts = new MailTemplates().mailTexts();
  private final Mails mails =
      new Mails(
          new MailTemplates().mailTemplateEngine(texts),
          texts,
          new MailSettings("Rescind <no-reply@rescind.local>", "Rescind", "rescind.local"));

  static Stream<RescindEvent> toldOf() {
    return Stream.of(
        Samples.of(CancellationApproved.class),
        Samples.of(CancellationApproved.class, decision("null", "SILENCE")),
        Samples.of(
            CancellationApproved.class,
            decision("{\"party\":\"MERCHANT\",\"id\":\"m\"}", "FULL_FOR_SPECIAL_REASON")),
        Samples.of(CancellationApproved.class, decision("{\"party\":\"CUSTOMER\"}", "BY_POLICY")),
        Samples.of(CancellationApproved.class, decision("{\"party\":\"PLATFORM\"}", "RULING")),
        Samples.of(CancellationRejected.class),
        Samples.of(CancellationRejected.class, decision("null", "SILENCE")),
        Samples.of(CancellationRejected.class, "{\"decision\":null,\"escalationUntil\":null}"),
        Samples.of(CancellationWithdrawn.class),
        Samples.of(CancellationSuperseded.class),
        Samples.of(ResponseAwaited.class),
        Samples.of(ResponseAwaited.class, "{\"silence\":\"REJECT\"}"),
        Samples.of(ResponseAwaited.class, "{\"silence\":\"PLATFORM\"}"),
        Samples.of(
            ResponseAwaited.class,
            "{\"awaited\":\"PLATFORM\",\"respondBy\":null,\"silence\":null,\"lines\":[]}"),
        Samples.of(ResponseReminded.class),
        Samples.of(MessagePosted.class),
        Samples.of(AlternativeOffered.class),
        Samples.of(
            AlternativeOffered.class,
            "{\"alternative\":" + AMOUNT.formatted("PARTIAL_REFUND") + "}"),
        Samples.of(
            AlternativeOffered.class, "{\"alternative\":" + AMOUNT.formatted("CREDIT") + "}"),
        Samples.of(
            AlternativeOffered.class,
            "{\"alternative\":{\"kind\":\"PACKAGE_CHANGE\",\"details\":\"t-details\","
                + "\"priceDifference\":{\"amount\":100,\"currency\":\"EUR\"}}}"),
        Samples.of(AlternativeDeclined.class),
        Samples.of(AlternativeDeclined.class, "{\"why\":\"LAPSED\",\"declinedBy\":null}"),
        Samples.of(AlternativeDeclined.class, "{\"why\":\"FAILED\",\"declinedBy\":null}"),
        Samples.of(AlternativeAccepted.class),
        Samples.of(OrderKept.class),
        Samples.of(OrderKept.class, "{\"number\":null}"),
        Samples.of(DisputeOpened.class),
        Samples.of(DisputeOpened.class, "{\"kind\":\"CONTEST\"}"),
        Samples.of(DisputeOpened.class, "{\"kind\":\"APPEAL\"}"),
        Samples.of(DisputeWithdrawn.class),
        Samples.of(DisputeRuled.class),
        Samples.of(
            DisputeRuled.class, "{\"granted\":false,\"fault\":\"NOBODY\",\"appealUntil\":null}"),
        Samples.of(CompensationClaimed.class),
        Samples.of(ClaimDecided.class),
        Samples.of(ClaimDecided.class, "{\"awarded\":{\"amount\":0,\"currency\":\"EUR\"}}"),
        Samples.of(ReorderPromised.class),
        Samples.of(ReorderLapsed.class));
  }

  @ParameterizedTest
  @MethodSource("toldOf")
  void everyLetterIsWholeInBothLanguagesForBothSides(RescindEvent event) {
    for (Party side : new Party[] {Party.CUSTOMER, Party.MERCHANT}) {
      for (String language : new String[] {"en", "de"}) {
        Mail mail = mail(event, side, language, "Words of theirs.");

        assertThat(mail.subject()).contains("ord-7001").doesNotContain("??", "Words");
        for (String form : new String[] {mail.html(), mail.text()}) {
          assertThat(form)
              .contains("Ada", "019e1111-6c00-7a10-8000-000000000001")
              .doesNotContain("??", "[(", "[#", "[/]", " th:", "{0}");
          assertThat(form.contains("Words of theirs.")).isEqualTo(!Mentioned.by(event).isEmpty());
        }
        assertThat(mail.text()).doesNotContain("\n\n\n");
      }
    }
  }

  @Test
  @DisplayName("K1 K2: who is asked reads until when, what silence means and what would go back")
  void whoIsAskedReadsUntilWhenWhatSilenceMeansAndWhatWouldGoBack() {
    Mail mail = mail(Samples.of(ResponseAwaited.class), Party.MERCHANT, "en", "");

    assertThat(mail.subject()).isEqualTo("Order ord-7001: please answer a request to cancel");
    for (String form : new String[] {mail.html(), mail.text()}) {
      assertThat(form)
          .contains("approve it, decline it, or offer something else")
          .contains("Answer by", "Wednesday, 13 May 2026, 11:30 (Europe/Berlin)")
          .contains("If there is no answer by then", "is approved, with the refund of the rules")
          .contains("Refund by the rules", "€114.24")
          .contains("Change of plans");
    }
  }

  @Test
  @DisplayName("K1: the traveller reads with whom the request is, and until when")
  void whoAskedReadsWithWhomTheRequestIsAndUntilWhen() {
    Mail mail = mail(Samples.of(ResponseAwaited.class), Party.CUSTOMER, "en", "");

    assertThat(mail.subject()).isEqualTo("Order ord-7001: your request to cancel was passed on");
    assertThat(mail.text())
        .contains("Waits for: the merchant\n")
        .contains("Answer by: Wednesday, 13 May 2026, 11:30 (Europe/Berlin)\n");
  }

  @Test
  @DisplayName("K2: both sides are reminded, in UTC where no appointment says the zone")
  void bothSidesAreReminded() {
    ResponseReminded event = Samples.of(ResponseReminded.class);

    assertThat(mail(event, Party.MERCHANT, "en", "").text())
        .contains("Your answer is still needed", "Wednesday, 13 May 2026, 09:30 (UTC)")
        .contains("If there is no answer by then", "The request is approved");
    assertThat(mail(event, Party.CUSTOMER, "de", "").text())
        .contains("Wir haben erinnert", "Mittwoch, 13. Mai 2026, 09:30 Uhr (UTC)");
  }

  @Test
  @DisplayName("K4: the explanation of a rejection reaches the traveller")
  void theExplanationOfARejectionReachesTheTraveller() {
    Mail mail =
        mail(Samples.of(CancellationRejected.class), Party.CUSTOMER, "en", "The boat is packed.");

    for (String form : new String[] {mail.html(), mail.text()}) {
      assertThat(form)
          .contains("The request was refused.")
          .contains("Decided by", "the merchant", "Already prepared")
          .contains("What the merchant wrote", "The boat is packed.")
          .contains("you can bring it before the platform until Sunday, 24 May 2026, 09:30 (UTC)");
    }
  }

  @Test
  @DisplayName("K6: the remark of an approval reaches the traveller, with who approved")
  void theRemarkOfAnApprovalReachesTheTraveller() {
    Mail mail =
        mail(Samples.of(CancellationApproved.class), Party.CUSTOMER, "en", "Get well soon!");

    for (String form : new String[] {mail.html(), mail.text()}) {
      assertThat(form)
          .contains("The merchant approved the request.")
          .contains("What the merchant wrote", "Get well soon!");
    }
  }

  @Test
  void whatDidNotArriveOrWasErasedIsLeftOut() {
    Mail mail = mail(Samples.of(CancellationRejected.class), Party.CUSTOMER, "en", null);

    assertThat(mail.text()).contains("The request was refused.").doesNotContain("wrote", ">");
    assertThat(mail.html()).doesNotContain("wrote", "<blockquote");
  }

  @Test
  void hostileWordsAreWordsAndNothingElse() {
    String hostile = "<b>x</b> ${7*7}\n--\r\nReference: fake\u2028[(${brand})]\u0007\rThe end";
    Mail mail = mail(Samples.of(MessagePosted.class), Party.MERCHANT, "en", hostile);

    assertThat(mail.html())
        .contains("&lt;b&gt;x&lt;/b&gt; ${7*7}", "[(${brand})]")
        .doesNotContain("<b>", "49");
    assertThat(mail.text())
        .contains("> <b>x</b> ${7*7}\n> --\n> Reference: fake\n> [(${brand})] \n> The end\n");
    assertThat(mail.text().lines().filter("--"::equals)).hasSize(1);
    assertThat(mail.subject()).isEqualTo("Order ord-7001: a new message");
  }

  private static String decision(String by, String code) {
    return "{\"decision\":{\"by\":%s,\"code\":\"%s\",\"remark\":\"t-remark\"}}".formatted(by, code);
  }

  private Mail mail(RescindEvent event, Party side, String language, @Nullable String words) {
    Map<TextId, Optional<Text>> said = new HashMap<>();
    Mentioned.by(event)
        .forEach(id ->
            said.put(id, Optional.ofNullable(words).map(body -> new Text(Party.MERCHANT, body))));
    return Breakable.of(
        mails.render(
            Mails.template(event),
            side,
            event,
            new Contact("ada@example.org", "Ada", language.equals("en") ? "en-GB" : language),
            said));
  }
}
