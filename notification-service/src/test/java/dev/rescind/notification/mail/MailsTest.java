package dev.rescind.notification.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Party;
import dev.rescind.events.RescindEvent;
import dev.rescind.notification.TestCase;
import dev.rescind.notification.contacts.Contact;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;

class MailsTest {

  private static final String NOTICE = "cancellation-notice";
  private static final String REJECTED = "cancellation-rejected";

  private final MessageSource texts = new MailTemplates().mailTexts();
  private final Mails mails =
      new Mails(
          new MailTemplates().mailTemplateEngine(texts),
          texts,
          new MailSettings("Rescind <no-reply@rescind.local>", "Rescind", "rescind.local"));
  private final TestCase story = TestCase.named("mail");

  @Test
  void theCustomerReadsWhatIsCancelledWhatComesBackWhenAndWhy() {
    Mail mail = notice(Party.CUSTOMER, "en-GB");

    assertThat(mail.subject()).isEqualTo("Order o-mail: your cancellation is confirmed");
    for (String form : new String[] {mail.html(), mail.text()}) {
      assertThat(form)
          .contains("Hello Ada,")
          .contains("As you asked, the following of your order o-mail is cancelled.")
          .contains("2 × harbour-tour", "1 × photo-book")
          .contains("Saturday, 16 May 2026, 08:00 (Europe/Berlin)")
          .contains("€114.24", "€85.68", "€28.56")
          .contains(
              "Issued is not yet received", "3 to 9 working days", "your bank", "after 9 working")
          .contains("at least 48 hours: 100 % goes back")
          .contains("EUR 114.24 goes back in all; EUR 2.00 is kept.")
          .contains("What comes next")
          .contains("Reference", "c-mail")
          .doesNotContain("may ask to cancel", "??", "[(", " th:");
    }
  }

  @Test
  void theMerchantReadsWhatIsCancelledThatThePlacesAreFreeAndTheRefund() {
    Mail mail = notice(Party.MERCHANT, null);

    assertThat(mail.subject()).isEqualTo("Order o-mail: cancellation");
    for (String form : new String[] {mail.html(), mail.text()}) {
      assertThat(form)
          .contains("The customer cancelled the following of order o-mail.")
          .contains("2 × harbour-tour")
          .contains("Change of plans")
          .contains("€114.24")
          .contains("The places are released and can be booked again.")
          .doesNotContain("working days", "??");
    }
  }

  @Test
  @DisplayName("M2: where nothing is paid yet, both read that nothing goes back as things are")
  void nothingGoesBackOfWhatIsNotPaid() {
    Mail toCustomer = render(NOTICE, Party.CUSTOMER, story.paidYet(0).approved(), "Ada", "en");
    for (String form : new String[] {toCustomer.html(), toCustomer.text()}) {
      assertThat(form)
          .contains("€0.00", "Nothing is paid for this order yet", "Please do not pay any more")
          .doesNotContain("working days", "??");
    }
    assertThat(render(NOTICE, Party.MERCHANT, story.paidYet(0).approved(), null, "en").text())
        .contains("Refund to the customer: None");
    assertThat(render(NOTICE, Party.CUSTOMER, story.paidYet(0).approved(), "Ada", "de").text())
        .contains("noch nichts bezahlt", "0,00 €");
  }

  @Test
  @DisplayName("M2: where a part is paid, both read what goes back as things are, and what may")
  void onlyWhatIsPaidGoesBack() {
    Mail toCustomer = render(NOTICE, Party.CUSTOMER, story.paidYet(3_000).approved(), "Ada", "en");
    for (String form : new String[] {toCustomer.html(), toCustomer.text()}) {
      assertThat(form)
          .contains("Your refund", "€30.00", "€84.24 more are not paid yet", "3 to 9 working days")
          .doesNotContain("??");
    }
    assertThat(render(NOTICE, Party.MERCHANT, story.paidYet(3_000).approved(), null, "en").text())
        .contains("Refund to the customer: €30.00");
    assertThat(render(NOTICE, Party.CUSTOMER, story.paidYet(3_000).approved(), "Ada", "de").text())
        .contains("30,00 €", "Weitere 84,24 € sind noch nicht bezahlt");
    assertThat(render(NOTICE, Party.CUSTOMER, story.paidYet(11_424).approved(), "Ada", "en").text())
        .contains("€114.24")
        .doesNotContain("not paid yet");
  }

  @Test
  void theRefusedCustomerReadsWhy() {
    Mail mail = render(REJECTED, Party.CUSTOMER, story.rejected(), "Ada", "en");

    assertThat(mail.subject()).isEqualTo("Order o-mail: your request to cancel");
    for (String form : new String[] {mail.html(), mail.text()}) {
      assertThat(form)
          .contains("You asked to cancel order o-mail. That is not possible.")
          .contains("Cancelling was possible until 16 May 2026 at 06:00")
          .contains("Your order stays as it is")
          .doesNotContain("??");
    }
  }

  @Test
  void germanReadersReadGerman() {
    Mail mail = notice(Party.CUSTOMER, "de-DE");

    assertThat(mail.subject()).isEqualTo("Bestellung o-mail: Ihre Stornierung ist bestätigt");
    for (String form : new String[] {mail.html(), mail.text()}) {
      assertThat(form)
          .contains("Guten Tag Ada,")
          .contains("Samstag, 16. Mai 2026, 08:00 Uhr (Europe/Berlin)")
          .contains("114,24 €")
          .contains("Angewiesen heißt noch nicht eingegangen")
          .contains("Nach den Bedingungen werden 100 % erstattet: EUR 96.39 von EUR 96.39.")
          .doesNotContain("goes back", "??");
    }
    assertThat(mail.html()).contains("<html lang=\"de\">");
    assertThat(render(REJECTED, Party.CUSTOMER, story.rejected(), "Ada", "de").text())
        .contains("Die Frist war abgelaufen, als die Anfrage kam.");
    assertThat(notice(Party.MERCHANT, "de-AT").text()).contains("Geänderte Pläne");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "fr-FR", "x", "not a tag", "en-u-nu-arab"})
  void everybodyElseReadsEnglish(@Nullable String locale) {
    assertThat(notice(Party.CUSTOMER, locale).text()).contains("Hello Ada,", "€114.24");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1999, EUR, €19.99",
    "en, 500, JPY, ¥500",
    "en, 12345, KWD, KWD12.345",
    "de, 1999, USD, '19,99 $'",
    "de, 123456789, EUR, '1.234.567,89 €'"
  })
  void amountsHaveTheDigitsOfTheirCurrency(
      String locale, long amount, String currency, String expected) {
    String text =
        render(NOTICE, Party.CUSTOMER, story.refunding(amount, currency).approved(), "Ada", locale)
            .text();

    assertThat(text).contains(": " + expected + "\n");
  }

  @Test
  void noDayIsPromisedWhereThePolicySaidNone() {
    RescindEvent event = story.arrivingSometime().approved();

    assertThat(render(NOTICE, Party.CUSTOMER, event, "Ada", "en").text())
        .contains("how long it takes depends on your bank", "If the money does not come")
        .doesNotContain("working days", "??");
    assertThat(render(NOTICE, Party.CUSTOMER, event, "Ada", "de").text())
        .contains("hängt von Ihrer Bank ab")
        .doesNotContain("Werktage", "??");
  }

  @Test
  void placesThatStayClosedAreNotToldAsBookable() {
    RescindEvent event = story.closing().approved();

    assertThat(render(NOTICE, Party.MERCHANT, event, "Ada", "en").text())
        .contains("The places stay closed")
        .doesNotContain("can be booked again");
  }

  @Test
  void nothingIsPromisedWhereNothingGoesBack() {
    RescindEvent event = story.refunding(0, "EUR").approved();

    assertThat(render(NOTICE, Party.CUSTOMER, event, "Ada", "en").text())
        .contains("Nothing goes back for this cancellation.")
        .doesNotContain("working days");
    assertThat(render(NOTICE, Party.MERCHANT, event, "Ada", "en").text())
        .contains("Refund to the customer: None");
  }

  @Test
  void aRefundThatHasToBeAskedForIsNotPromisedBefore() {
    RescindEvent event = story.onRequest().approved();

    assertThat(render(NOTICE, Party.CUSTOMER, event, "Ada", "en").text())
        .contains("It is yours as soon as you ask for it.", "Ask for your refund")
        .doesNotContain("working days");
    assertThat(render(NOTICE, Party.CUSTOMER, event, "Ada", "de").text())
        .contains("sobald Sie ihn anfordern")
        .doesNotContain("Werktage");
  }

  @ParameterizedTest
  @EnumSource(Party.class)
  void whoCancelledIsSaid(Party requester) {
    String customer =
        render(NOTICE, Party.CUSTOMER, story.askedBy(requester).approved(), null, "en").text();
    String merchant =
        render(NOTICE, Party.MERCHANT, story.askedBy(requester).approved(), null, "en").text();

    assertThat(customer)
        .contains(
            switch (requester) {
              case CUSTOMER -> "As you asked, the following of your order";
              case MERCHANT -> "The merchant had to cancel";
              case PLATFORM -> "We had to cancel";
            });
    assertThat(merchant)
        .contains(
            switch (requester) {
              case CUSTOMER -> "The customer cancelled";
              case MERCHANT -> "As you asked, the following of order";
              case PLATFORM -> "The platform cancelled";
            });
  }

  @Test
  void aHostileNameIsTextAndNothingElse() {
    String hostile = "<script>alert(1)</script>\r\nBcc: x@example.org\u2028${7*7}__${7*7}__";
    Mail mail = render(NOTICE, Party.CUSTOMER, story.approved(), hostile, "en");

    assertThat(mail.html())
        .contains(
            "Hello &lt;script&gt;alert(1)&lt;/script&gt; Bcc: x@example.org ${7*7}__${7*7}__,")
        .doesNotContain("<script>", "49");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    assertThat(mail.subject()).doesNotContain("Bcc");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\n"})
  void whoHasNoNameIsGreetedAllTheSame(@Nullable String name) {
    assertThat(render(NOTICE, Party.CUSTOMER, story.approved(), name, "en").text())
        .contains("\nHello,\n");
  }

  @Test
  void everyTextExistsInGermanToo() throws IOException {
    assertThat(keys("mail/texts_de.properties")).containsAll(keys("mail/texts.properties"));
  }

  private static Set<Object> keys(String bundle) throws IOException {
    Properties texts = new Properties();
    try (InputStream file =
        requireNonNull(MailsTest.class.getClassLoader().getResourceAsStream(bundle))) {
      texts.load(file);
    }
    return texts.keySet();
  }

  private Mail notice(Party audience, @Nullable String locale) {
    return render(NOTICE, audience, story.approved(), "Ada", locale);
  }

  private Mail render(
      String template,
      Party audience,
      RescindEvent event,
      @Nullable String name,
      @Nullable String locale) {
    Mail mail =
        mails.render(
            template, audience, event, new Contact("ada@example.org", name, locale), Map.of());
    return Breakable.of(mail);
  }
}
