package org.ntklab.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number that is at least 1. */
final class AtLeastOne implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String value) {
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw wrong(value);
    }
    if (number < 1) {
      throw wrong(value);
    }
    return number;
  }

  private static TypeConversionException wrong(String value) {
    return new TypeConversionException(
        "found '" + value + "', expected a whole number, at least 1");
  }
}
