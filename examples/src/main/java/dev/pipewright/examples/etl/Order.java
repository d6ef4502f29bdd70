package dev.pipewright.examples.etl;

import dev.pipewright.examples.etl.OrderImport.Line;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An order, as it should be.
 *
 * @param line where it stands
 * @param id its number
 * @param date when it was placed
 * @param customer by whom
 * @param quantity how many pieces
 * @param price of each, more than zero
 * @param currency of the price
 */
record Order(
    Line line,
    String id,
    LocalDate date,
    String customer,
    int quantity,
    BigDecimal price,
    String currency) {

  private static final List<String> COLUMNS =
      List.of("id", "date", "customer", "quantity", "price", "currency");

  private static final Pattern QUANTITY = Pattern.compile("[1-9][0-9]{0,5}");
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");

  /** Validates the fields of a record. */
  static Order of(Line line, List<String> fields) throws BadRecordException {
    check(fields.size() == COLUMNS.size(), fields.size() + " fields instead of " + COLUMNS.size());
    for (int i = 0; i < fields.size(); i++) {
      check(!fields.get(i).isBlank(), "no " + COLUMNS.get(i));
      check(fields.get(i).indexOf('\uFFFD') < 0, "the " + COLUMNS.get(i) + " is not UTF-8");
    }
    String quantity = fields.get(3);
    check(QUANTITY.matcher(quantity).matches(), "the quantity is " + quantity);
    String price = fields.get(4);
    check(PRICE.matcher(price).matches(), "the price is " + price);
    check(new BigDecimal(price).signum() > 0, "the price is " + price);
    return new Order(
        line,
        fields.get(0),
        date(fields.get(1)),
        fields.get(2),
        Integer.parseInt(quantity),
        new BigDecimal(price),
        fields.get(5));
  }

  private static LocalDate date(String date) throws BadRecordException {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeException e) {
      throw new BadRecordException("the date is " + date);
    }
  }

  private static void check(boolean holds, String otherwise) throws BadRecordException {
    if (!holds) {
      throw new BadRecordException(otherwise);
    }
  }
}
