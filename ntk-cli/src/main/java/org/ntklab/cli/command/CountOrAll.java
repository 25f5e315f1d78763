package org.ntklab.cli.command;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number of at least 1, or {@code all}: then empty. */
final class CountOrAll implements ITypeConverter<OptionalInt> {
  @Override
  public OptionalInt convert(String text) {
    if (text.equals("all")) {
      return OptionalInt.empty();
    }
    try {
      int count = Integer.parseInt(text);
      if (count >= 1) {
        return OptionalInt.of(count);
      }
    } catch (NumberFormatException e) {
      // Told below with what is allowed.
    }
    throw new TypeConversionException(
        "found '" + text + "', expected a whole number of at least 1, or all");
  }
}
