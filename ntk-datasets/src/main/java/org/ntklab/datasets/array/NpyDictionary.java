package org.ntklab.datasets.array;

import static org.ntklab.datasets.array.NpyHeader.invalid;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntklab.core.problem.InvalidInputException;

/**
 * The dictionary in the header of an {@code .npy} file, as Python writes it: {@code {'descr':
 * '<f8', 'fortran_order': False, 'shape': (3, 4), }}.
 *
 * @param name of the array, for messages
 * @param text the dictionary
 */
record NpyDictionary(String name, String text) {
  private static final String EXPECTED =
      ", expected real numbers: write it with numpy.save(file, x.astype(float))";

  /** Python 2 wrote long numbers as {@code 3L}. */
  private static final Pattern SHAPE =
      Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(((?:\\s*\\d+L?\\s*,?)*)\\s*\\)");

  private static final Pattern EXTENT = Pattern.compile("\\d+");
  private static final Pattern FORTRAN =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern TYPE =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*(\\[|['\"]([<>|=]?)([A-Za-z]\\d*)[^'\"]*['\"])");

  /** Extents beyond this have more digits than any memory has bytes. */
  private static final int MOST_DIGITS = 18;

  /** Type of the elements; anything but real numbers is refused with its name. */
  NpyElement element() {
    Matcher type = type();
    if (type.group(1).equals("[")) {
      throw invalid(name, "holds records of several fields" + EXPECTED);
    }
    String code = type.group(3);
    return NpyElement.of(code).orElseThrow(() -> invalid(name, "holds " + words(code) + EXPECTED));
  }

  /** Order of the bytes; a type of one byte has none, and any will do. */
  ByteOrder order() {
    String mark = type().group(2);
    return ">".equals(mark)
        ? ByteOrder.BIG_ENDIAN
        : "<".equals(mark) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.nativeOrder();
  }

  /** Whether the first axis is the fastest. */
  boolean fortran() {
    return find(FORTRAN, "fortran_order").group(1).equals("True");
  }

  /** Extent of each axis, one at least. */
  List<Long> shape() {
    Matcher digits = EXTENT.matcher(find(SHAPE, "shape").group(1));
    List<Long> shape = new ArrayList<>();
    while (digits.find()) {
      if (digits.group().length() > MOST_DIGITS) {
        throw invalid(name, "announces an axis of " + digits.group() + ": it is damaged");
      }
      shape.add(Long.parseLong(digits.group()));
    }
    if (shape.isEmpty()) {
      throw invalid(name, "holds a single number, expected one example a row");
    }
    return shape;
  }

  private Matcher type() {
    return find(TYPE, "descr");
  }

  private Matcher find(Pattern pattern, String key) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw damaged(key);
    }
    return found;
  }

  private InvalidInputException damaged(String key) {
    return invalid(name, "has no readable '" + key + "' in its header: it is damaged");
  }

  private static String words(String code) {
    String type = " (type " + code + ")";
    return switch (code.charAt(0)) {
      case 'O' -> "Python objects, pickled" + type;
      case 'c' -> "complex numbers" + type;
      case 'f', 'g' -> "floating-point numbers of an unknown size" + type;
      case 'S', 'U', 'a' -> "texts" + type;
      case 'M', 'm' -> "dates or spans of time" + type;
      default -> "elements of an unknown type" + type;
    };
  }
}
