package dev.pipewright.examples.guide.comingfrom;

/** Answers after a while. */
@FunctionalInterface
interface Shop {

  /** Returns the prices on a page, with spaces between them. */
  String page(int id);
}
