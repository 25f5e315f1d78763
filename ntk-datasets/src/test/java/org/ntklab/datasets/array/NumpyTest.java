package org.ntklab.datasets.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.datasets.Python;

/** Arrays that NumPy itself wrote. Skipped where {@code python3} or NumPy is missing. */
class NumpyTest {
  private static final String WRITE =
      """
      import sys, numpy as np
      from numpy.lib import format
      folder = sys.argv[1]
      a = np.arange(2 * 3 * 4 * 5).reshape(2, 3, 4, 5)
      for kind in ['f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8']:
          for order in '<>':
              for layout in 'CF':
                  np.save(f'{folder}/{kind}{order}{layout}.npy',
                          a.astype(order + kind).copy(order=layout))
      np.save(f'{folder}/bool.npy', a % 3 == 0)
      for version in [1, 2, 3]:
          with open(f'{folder}/version{version}.npy', 'wb') as f:
              format.write_array(f, a, version=(version, 0))
      np.savez(f'{folder}/plain.npz', x=a, y=a[:, 0, 0, 0])
      np.savez_compressed(f'{folder}/packed.npz', x=a, y=a[:, 0, 0, 0])
      np.save(f'{folder}/objects.npy', np.array([1, 'a', None], dtype=object))
      np.save(f'{folder}/complex.npy', np.array([1j]))
      np.save(f'{folder}/records.npy', np.array([(1, 2.0)], dtype=[('a', 'i4'), ('b', 'f8')]))
      """;

  @TempDir Path folder;

  @BeforeEach
  void numpyIsHere() throws IOException, InterruptedException {
    Python.assume("numpy");
    assertEquals("", Python.print(WRITE, folder.toString()));
  }

  @Test
  void everyTypeAndOrderHasTheSameNumbers() {
    double[] expected = NpyBytes.counting(120);
    for (String kind : "f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8".split(" ")) {
      for (String order : List.of("<C", "<F", ">C", ">F")) {
        NumericArray array = npy(kind + order);
        assertEquals(List.of(2, 3, 4, 5), array.extents());
        assertArrayEquals(expected, array.values().toArray(), kind + order);
      }
    }
    for (int version = 1; version <= 3; version++) {
      assertArrayEquals(expected, npy("version" + version).values().toArray());
    }
    for (int i = 0; i < expected.length; i++) {
      expected[i] = i % 3 == 0 ? 1 : 0;
    }
    assertArrayEquals(expected, npy("bool").values().toArray());
  }

  @Test
  void archivesGiveTheirUsualArray() {
    for (String name : List.of("plain.npz", "packed.npz")) {
      NpzFormat format = new NpzFormat();
      NumericArray x = format.read(folder.resolve(name), Optional.empty(), "x");
      NumericArray y = format.read(folder.resolve(name), Optional.empty(), "y");
      assertArrayEquals(NpyBytes.counting(120), x.values().toArray());
      assertArrayEquals(new double[] {0, 60}, y.values().toArray());
      assertTrue(y.whole());
    }
  }

  @Test
  void whatIsNoArrayOfRealNumbersIsRefused() {
    for (String name : List.of("objects", "complex", "records")) {
      InvalidInputException e = assertThrows(InvalidInputException.class, () -> npy(name));
      assertTrue(e.getMessage().contains("expected real numbers"), e.getMessage());
    }
  }

  private NumericArray npy(String name) {
    return new NpyFormat().read(folder.resolve(name + ".npy"), Optional.empty(), "x");
  }
}
