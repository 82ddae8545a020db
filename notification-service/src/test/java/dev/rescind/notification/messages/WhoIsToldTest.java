package dev.rescind.notification.messages;

import static dev.rescind.events.Party.CUSTOMER;
import static dev.rescind.events.Party.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.DisputeEvent.EvidenceSubmitted;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.ReorderEvent.ReorderLapsed;
import dev.rescind.events.ReorderEvent.ReorderLinked;
import dev.rescind.events.ReorderEvent.ReorderPromised;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import dev.rescind.events.StepId;
import dev.rescind.notification.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhoIsToldTest {

  private static final String BY_CUSTOMER = "{\"party\":\"CUSTOMER\",\"id\":\"cus-1001\"}";
  private static final String BY_MERCHANT = "{\"party\":\"MERCHANT\",\"id\":\"mer-42\"}";
  private static final String BY_PLATFORM = "{\"party\":\"PLATFORM\"}";

  @Test
  @DisplayName("K1: who is asked and who asks both hear of an open request")
  void whoIsAskedAndWhoAsksHearOfAnOpenRequest() {
    told(ResponseAwaited.class, "{}", CUSTOMER, MERCHANT);
    told(ResponseAwaited.class, "{\"awaited\":\"PLATFORM\"}", CUSTOMER, MERCHANT);
    told(ResponseAwaited.class, "{\"requester\":" + BY_PLATFORM + "}", MERCHANT);
  }

  @Test
  @DisplayName("K2: both sides are reminded")
  void bothSidesAreReminded() {
    told(ResponseReminded.class, "{}", CUSTOMER, MERCHANT);
  }

  @Test
  @DisplayName(
      "K3 M7: a message goes to the other side, what the platform keeps to itself to nobody")
  void aMessageGoesToTheOtherSide() {
    told(MessagePosted.class, "{}", MERCHANT);
    told(MessagePosted.class, "{\"author\":" + BY_MERCHANT + "}", CUSTOMER);
    told(MessagePosted.class, "{\"author\":" + BY_PLATFORM + "}", CUSTOMER, MERCHANT);
    told(MessagePosted.class, "{\"visibility\":\"PLATFORM\"}");
    told(MessagePosted.class, "{\"merchantId\":null}");
  }

  @Test
  void anOfferGoesToTheOtherSideAndItsEndToWhoMadeIt() {
    told(AlternativeOffered.class, "{}", CUSTOMER);
    told(AlternativeOffered.class, "{\"offeredBy\":" + BY_CUSTOMER + "}", MERCHANT);
    told(AlternativeDeclined.class, "{}", MERCHANT);
    told(AlternativeDeclined.class, "{\"declinedBy\":null,\"why\":\"LAPSED\"}", CUSTOMER, MERCHANT);
    told(OrderKept.class, "{}", CUSTOMER, MERCHANT);
  }

  @Test
  void aRefusalGoesToWhoAskedAndSilenceToBoth() {
    told(CancellationRejected.class, "{}", CUSTOMER);
    told(CancellationRejected.class, "{\"requester\":" + BY_MERCHANT + "}", MERCHANT);
    told(CancellationRejected.class, "{\"decision\":null}", CUSTOMER);
    told(CancellationRejected.class, "{\"decision\":null,\"requester\":" + BY_MERCHANT + "}");
    told(CancellationRejected.class, "{\"requester\":" + BY_PLATFORM + "}");
    told(CancellationRejected.class, "{\"decision\":{\"code\":\"SILENCE\"}}", CUSTOMER, MERCHANT);
  }

  @Test
  void whoAskedIsToldOfARefusalThoughTheOrderIsAnothers() {
    CancellationRejected event =
        Samples.of(
            CancellationRejected.class,
            "{\"requester\":{\"party\":\"CUSTOMER\",\"id\":\"somebody\"},\"customerId\":null}");

    assertThat(WhoIsTold.of(event))
        .containsExactly(new Recipient(CUSTOMER, new PersonId("somebody"), null));
  }

  @Test
  void whatIsTakenBackGoesToTheOtherSide() {
    told(CancellationWithdrawn.class, "{}", MERCHANT);
    told(CancellationWithdrawn.class, "{\"merchantId\":null,\"customerId\":null}");
    told(DisputeWithdrawn.class, "{}", MERCHANT);
  }

  @Test
  @DisplayName("M4 M5 M6 F7: claims go to who is to pay; disputes, rulings and reorders to both")
  void disputesClaimsAndReorders() {
    told(DisputeOpened.class, "{}", CUSTOMER, MERCHANT);
    told(CompensationClaimed.class, "{\"payer\":\"CUSTOMER\"}", CUSTOMER);
    told(CompensationClaimed.class, "{\"payer\":\"PLATFORM\"}");
    told(ReorderPromised.class, "{}", CUSTOMER, MERCHANT);
    told(ReorderLapsed.class, "{}", CUSTOMER, MERCHANT);
    told(CancellationSuperseded.class, "{}", CUSTOMER, MERCHANT);
  }

  @Test
  void nobodyIsToldOfTheRest() {
    told(CancellationRequested.class, "{}");
    told(EvidenceSubmitted.class, "{}");
    told(ReorderLinked.class, "{}");
  }

  @ParameterizedTest
  @ValueSource(classes = {AlternativeAccepted.class, DisputeRuled.class, ClaimDecided.class})
  void bothAreToldOnceAndWhoseStepItIsByTheStep(Class<? extends CaseEvent> event) {
    String steps =
        "{\"settlement\":[{\"kind\":\"NOTICE\",\"stepId\":\"s-1\",\"audience\":\"MERCHANT\"}]}";

    assertThat(WhoIsTold.of(Samples.of(event, steps)))
        .extracting(Recipient::audience, Recipient::stepId)
        .containsExactly(tuple(CUSTOMER, null), tuple(MERCHANT, new StepId("s-1")));
  }

  private static void told(Class<? extends CaseEvent> event, String changes, Party... expected) {
    assertThat(WhoIsTold.of(Samples.of(event, changes)))
        .as(event.getSimpleName() + changes)
        .extracting(Recipient::audience)
        .containsExactlyInAnyOrder(expected);
  }
}
