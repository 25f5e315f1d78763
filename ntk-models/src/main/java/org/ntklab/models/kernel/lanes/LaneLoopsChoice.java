package org.ntklab.models.kernel.lanes;

import java.lang.reflect.InvocationTargetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which implementation of the loops this process uses: vector instructions where the JVM has them.
 *
 * <p>They live in the JDK's module {@code jdk.incubator.vector}. A JVM that was started with {@code
 * --add-modules jdk.incubator.vector} has it from the start and prints a warning on every start;
 * one that was started with {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED} lets
 * this class load it when it is first needed. Otherwise, or with the system property {@code
 * ntk.loops=plain}, the plain loops run, with the same results to the last bits.
 */
public final class LaneLoopsChoice {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String PROPERTY = "ntk.loops";
  private static final Logger LOG = LoggerFactory.getLogger(LaneLoopsChoice.class);

  private final LaneLoops loops;
  private final SingleLaneLoops singleLoops;
  private final String reason;

  private LaneLoopsChoice(LaneLoops loops, SingleLaneLoops singleLoops, String reason) {
    this.loops = loops;
    this.singleLoops = singleLoops;
    this.reason = reason;
  }

  /** Makes the loops of one implementation. */
  public interface Provider {
    /** The loops in double precision. */
    LaneLoops loops();

    /** The loops in single precision. */
    SingleLaneLoops singleLoops();
  }

  private static final class Holder {
    static final LaneLoopsChoice CHOSEN = choose();
  }

  /** The choice of this process, made once. */
  public static LaneLoopsChoice ofThisProcess() {
    return Holder.CHOSEN;
  }

  /** The plain loops, for comparison. */
  public static LaneLoopsChoice plain() {
    return plain("asked for");
  }

  /** The loops in double precision. */
  public LaneLoops loops() {
    return loops;
  }

  /** The loops in single precision. */
  public SingleLaneLoops singleLoops() {
    return singleLoops;
  }

  /** Whether vector instructions are used. */
  public boolean isVector() {
    return reason.isEmpty();
  }

  /** Why vector instructions are not used; empty when they are. */
  public String reason() {
    return reason;
  }

  private static LaneLoopsChoice choose() {
    if ("plain".equals(System.getProperty(PROPERTY))) {
      return plain("the system property " + PROPERTY + " asks for plain loops");
    }
    try {
      loadModule();
      Class<?> provider =
          Class.forName(LaneLoopsChoice.class.getPackageName() + ".vector.VectorLoopsProvider");
      Provider vector = (Provider) provider.getDeclaredConstructor().newInstance();
      return new LaneLoopsChoice(vector.loops(), vector.singleLoops(), "");
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      String reason = "the module " + MODULE + " is not there: " + cause;
      LOG.info("kernels run in plain loops, several times slower: {}", reason);
      return plain(reason);
    }
  }

  private static LaneLoopsChoice plain(String reason) {
    return new LaneLoopsChoice(new PlainLoops(), new SinglePlainLoops(), reason);
  }

  /** Loads the module into a running JVM, as the JDK's own agents are loaded. */
  private static void loadModule() throws ReflectiveOperationException {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, MODULE);
    }
  }
}
