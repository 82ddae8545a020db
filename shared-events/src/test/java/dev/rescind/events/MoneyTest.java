package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void moneyHasACurrencyOfIso4217(String code) {
    assertThat(Money.zero(code)).isEqualTo(new Money(0, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "XQQ"})
  void moneyInNoCurrencyIsRefused(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(1, code))
        .withMessage("currency must be an ISO 4217 code");
  }

  @Test
  void moneyAddsUpToTheLastMinorUnitAndNotBeyond() {
    Money most = eur(Long.MAX_VALUE);

    assertThat(eur(Long.MAX_VALUE - 1).plus(eur(1))).isEqualTo(most);
    assertThatThrownBy(() -> most.plus(eur(1))).isInstanceOf(ArithmeticException.class);
    assertThat(eur(Long.MIN_VALUE + 1).minus(eur(1))).isEqualTo(eur(Long.MIN_VALUE));
    assertThatThrownBy(() -> eur(Long.MIN_VALUE).minus(eur(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void moneyOfTwoCurrenciesDoesNotMix() {
    Money yen = new Money(1, "JPY");

    assertThatThrownBy(() -> eur(1).plus(yen)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> eur(1).minus(yen)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> eur(1).min(yen)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void theSmallerOfTwoAmountsAndWhetherThereIsAny() {
    assertThat(eur(1).min(eur(2))).isEqualTo(eur(1));
    assertThat(eur(2).min(eur(1))).isEqualTo(eur(1));
    assertThat(eur(1).isPositive()).isTrue();
    assertThat(eur(0).isPositive()).isFalse();
    assertThat(eur(-1).isPositive()).isFalse();
  }

  private static Money eur(long amount) {
    return new Money(amount, "EUR");
  }
}
