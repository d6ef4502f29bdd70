package dev.pipewright.examples.etl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where sales are stored. One worker fills it, and it is read when that has ended. */
final class Ledger {

  private final Map<String, Sale> sales = new LinkedHashMap<>();

  /** Adds a sale, and returns it. */
  Sale add(Sale sale) throws BadRecordException {
    Sale stored = sales.putIfAbsent(sale.id(), sale);
    if (stored != null) {
      throw new BadRecordException(
          "order " + sale.id() + " is there already, from line " + stored.line().number());
    }
    return sale;
  }

  /** Returns all sales, in the order in which they were added. */
  List<Sale> sales() {
    return new ArrayList<>(sales.values());
  }
}
