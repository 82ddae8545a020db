package dev.rescind.policy;

import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderEvent;
import dev.rescind.events.ProductId;
import java.util.Set;

/** Which orders a policy is for. An order is covered by a narrower scope with all of its lines. */
public sealed interface Scope {

  /** Whether the policy is for this order. */
  boolean covers(OrderEvent.OrderPlaced order);

  /** The more, the more it counts: platform 0, merchant 1, category 2, product 3. */
  int specificity();

  /** Every order. */
  record Platform() implements Scope {

    @Override
    public boolean covers(OrderEvent.OrderPlaced order) {
      return true;
    }

    @Override
    public int specificity() {
      return 0;
    }
  }

  /** The orders of these merchants. */
  record Merchants(Set<MerchantId> merchants) implements Scope {

    public Merchants {
      merchants = Set.copyOf(merchants);
    }

    @Override
    public boolean covers(OrderEvent.OrderPlaced order) {
      return merchants.contains(order.merchantId());
    }

    @Override
    public int specificity() {
      return 1;
    }
  }

  /** Orders of nothing but these categories. */
  record Categories(Set<String> categories) implements Scope {

    public Categories {
      categories = Set.copyOf(categories);
    }

    @Override
    public boolean covers(OrderEvent.OrderPlaced order) {
      return order.lines().stream()
          .allMatch(line -> line.category() != null && categories.contains(line.category()));
    }

    @Override
    public int specificity() {
      return 2;
    }
  }

  /** Orders of nothing but these products. */
  record Products(Set<ProductId> products) implements Scope {

    public Products {
      products = Set.copyOf(products);
    }

    @Override
    public boolean covers(OrderEvent.OrderPlaced order) {
      return order.lines().stream().allMatch(line -> products.contains(line.productId()));
    }

    @Override
    public int specificity() {
      return 3;
    }
  }
}
