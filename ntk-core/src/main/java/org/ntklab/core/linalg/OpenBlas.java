package org.ntklab.core.linalg;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.ntklab.core.problem.FaultException;

/** The native library: loaded once, set to one thread; memory that it can read. */
final class OpenBlas {
  private static volatile boolean loaded;

  /** The kernels that x86-64 and arm64 builds bring, each a table named {@code gotoblas_NAME}. */
  private static final String[] CORE_TYPES = {
    "PRESCOTT",
    "CORE2",
    "ATHLON",
    "OPTERON",
    "OPTERON_SSE3",
    "BARCELONA",
    "NEHALEM",
    "BULLDOZER",
    "PILEDRIVER",
    "STEAMROLLER",
    "EXCAVATOR",
    "SANDYBRIDGE",
    "HASWELL",
    "ZEN",
    "SKYLAKEX",
    "COOPERLAKE",
    "SAPPHIRERAPIDS",
    "ARMV8",
    "ARMV8SVE",
    "CORTEXA53",
    "CORTEXA57",
    "CORTEXA72",
    "CORTEXA73",
    "NEOVERSEN1",
    "NEOVERSEN2",
    "NEOVERSEV1",
    "THUNDERX",
    "THUNDERX2T99",
    "TSV110",
    "FALKOR",
    "EMAG8180",
    "A64FX",
    "VORTEX",
    "VORTEXM4"
  };

  private OpenBlas() {}

  /** Every call into the library passes here first; only the first one does anything. */
  static void ready() {
    if (!loaded) {
      load();
    }
  }

  private static synchronized void load() {
    if (loaded) {
      return;
    }
    try {
      Loader.load(openblas.class);
      openblas.blas_set_num_threads(1);
    } catch (LinkageError e) {
      throw new FaultException(
          ("OpenBLAS could not be loaded on %s: put the openblas and javacpp jars of this"
                  + " platform on the class path")
              .formatted(Loader.getPlatform()),
          e);
    }
    loaded = true;
  }

  static BlasDescription describe() {
    ready();
    return new BlasDescription(
        openblas.OPENBLAS_VERSION.replace("OpenBLAS", "").strip(), coreType(), threads());
  }

  /**
   * The kernel chosen at load time. JavaCPP does not map {@code openblas_get_corename}; the
   * exported pointer {@code gotoblas} says the same: it holds the address of the chosen kernel's
   * table.
   */
  private static String coreType() {
    Pointer chosen = Loader.addressof("gotoblas");
    if (chosen == null) {
      return openblas.OPENBLAS_CHAR_CORENAME;
    }
    long address = new LongPointer(chosen).get();
    for (String name : CORE_TYPES) {
      Pointer table = Loader.addressof("gotoblas_" + name);
      if (table != null && table.address() == address) {
        return name;
      }
    }
    return "unknown";
  }

  /** The library's own counter where it is exported, for others in the process may have set it. */
  private static int threads() {
    Pointer counter = Loader.addressof("blas_cpu_number");
    return counter == null ? openblas.blas_get_num_threads() : new IntPointer(counter).get();
  }

  /** Refuses a matrix that native code cannot work on where it lies. */
  static void checkInPlace(String operation, Matrix matrix) {
    DoubleBuffer values = matrix.values();
    if (!values.isDirect() || values.isReadOnly()) {
      throw new IllegalArgumentException(
          "%s: %s lies %s: give it a copy()"
              .formatted(
                  operation,
                  matrix,
                  values.isReadOnly() ? "in a read-only buffer" : "on the heap"));
    }
  }

  /** The values where native code can read them: themselves, or a copy if they are on the heap. */
  static DoubleBuffer readable(Matrix matrix) {
    DoubleBuffer values = matrix.values();
    return values.isDirect() ? values : matrix.copy().values();
  }

  /** As {@link #readable} for memory that native code writes to; end with {@link #writeBack}. */
  static DoubleBuffer writable(Matrix matrix) {
    if (matrix.values().isReadOnly()) {
      throw new IllegalArgumentException(
          "Blas: the output %s lies in a read-only buffer: give it memory of its own"
              .formatted(matrix));
    }
    return readable(matrix);
  }

  /** Brings what native code wrote into {@link #writable} memory to the matrix. */
  static void writeBack(DoubleBuffer from, Matrix to) {
    if (!to.values().isDirect()) {
      to.values().put(from);
    }
  }
}
