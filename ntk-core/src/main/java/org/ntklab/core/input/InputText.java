package org.ntklab.core.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * A typed input, taken apart: {@code PLACE[:PART][RANGE][@MODIFIER]…}.
 *
 * @param option that it was given with, for messages
 * @param text as typed
 * @param place a data set's name, or a file's as typed
 * @param file the file that the place names; empty for a data set
 * @param part which part of a data set, or which array of a file
 * @param range which rows; empty for all
 * @param modifiers what is done to the rows, in order
 */
record InputText(
    String option,
    String text,
    String place,
    Optional<Path> file,
    Optional<String> part,
    Optional<RowRange> range,
    List<String> modifiers) {
  /** What stands after the place. */
  private static final Pattern REST =
      Pattern.compile(
          "(?::(?<part>[^@\\[\\]]*))?(?:\\[(?<range>[^\\[\\]]*)])?(?<modifiers>(?:@[^@\\[\\]]*)*)");

  /** What the rest may begin with. */
  private static final String MARKS = ":[@";

  InputText {
    modifiers = List.copyOf(modifiers);
  }

  /** Every way to take a text for a place with something after it, the longest place first. */
  static List<String> places(String text) {
    List<String> places = new ArrayList<>(List.of(text));
    for (int end = text.length() - 1; end > 0; end--) {
      if (MARKS.indexOf(text.charAt(end)) >= 0 && REST.matcher(text.substring(end)).matches()) {
        places.add(text.substring(0, end));
      }
    }
    return places;
  }

  /** What stands before the first mark: the place of a data set. */
  static String name(String text) {
    int end = 0;
    while (end < text.length() && MARKS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }

  /**
   * Takes apart what stands after the place.
   *
   * @throws InvalidInputException when the rows are written in another way than Python's
   */
  static InputText of(String option, String text, String place, Optional<Path> file) {
    InputText bare =
        new InputText(option, text, place, file, Optional.empty(), Optional.empty(), List.of());
    Matcher rest = REST.matcher(text.substring(place.length()));
    if (!rest.matches()) {
      throw bare.invalid("expected NAME[:PART][FROM:TO][@MODIFIER], as in digits:train[0:500]");
    }
    Optional<String> written = Optional.ofNullable(rest.group("range"));
    Optional<RowRange> range = written.flatMap(RowRange::parse);
    if (written.isPresent() && range.isEmpty()) {
      throw bare.invalid(
          "found the rows [" + written.get() + "], expected [FROM:TO] or [ROW], from 0");
    }
    String modifiers = rest.group("modifiers");
    return new InputText(
        option,
        text,
        place,
        file,
        Optional.ofNullable(rest.group("part")),
        range,
        modifiers.isEmpty() ? List.of() : Arrays.asList(modifiers.substring(1).split("@", -1)));
  }

  /** The part as typed, with its colon; empty if there is none. */
  String partText() {
    return part.map(name -> ":" + name).orElse("");
  }

  /**
   * The rows that are meant.
   *
   * @param available number of rows that the place and part have
   * @throws InvalidInputException when they are none or not all there
   */
  RowRange.Rows rows(int available) {
    if (available == 0) {
      throw invalid("holds no examples");
    }
    if (range.isEmpty()) {
      return new RowRange.Rows(0, available);
    }
    return range
        .get()
        .of(available)
        .orElseThrow(() -> invalid(range.get().fault(place + partText(), available)));
  }

  /** Option and text, as messages name the input. */
  String source() {
    return option + " " + text;
  }

  /** One problem with this input. */
  InvalidInputException invalid(String message) {
    return new InvalidInputException(Problem.of(source(), message));
  }
}
