package dev.pipewright.examples.etl;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What a unit of each currency is worth in euros.
 *
 * @param euros by currency
 */
record Rates(Map<String, BigDecimal> euros) {

  private static final int CENTS = 2;

  Rates {
    euros = Map.copyOf(euros);
  }

  /** Converts an order. */
  Sale inEuros(Order order) throws BadRecordException {
    BigDecimal rate = euros.get(order.currency());
    if (rate == null) {
      throw new BadRecordException("no rate for " + order.currency());
    }
    BigDecimal worth = order.price().multiply(BigDecimal.valueOf(order.quantity())).multiply(rate);
    return new Sale(
        order.line(), order.id(), order.customer(), worth.setScale(CENTS, RoundingMode.HALF_EVEN));
  }
}
