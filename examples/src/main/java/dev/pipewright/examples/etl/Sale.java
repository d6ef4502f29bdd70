package dev.pipewright.examples.etl;

import dev.pipewright.examples.etl.OrderImport.Line;
import java.math.BigDecimal;

/**
 * What the ledger holds of an order.
 *
 * @param line where the order stands
 * @param id its number
 * @param customer who placed it
 * @param euros what it is worth
 */
record Sale(Line line, String id, String customer, BigDecimal euros) {}
