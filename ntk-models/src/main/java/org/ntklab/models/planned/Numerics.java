package org.ntklab.models.planned;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.models.finite.Dl4jNetworkFactory;

/** What finite networks are computed by; part of a run's identity. */
public enum Numerics {
  /** Step plans. */
  PLAN {
    @Override
    public NetworkFactory factory() {
      return new PlannedNetworkFactory();
    }
  },
  /** DL4J graphs, the plain twin. */
  DL4J {
    @Override
    public NetworkFactory factory() {
      return new Dl4jNetworkFactory();
    }
  };

  /** The variable of the environment that chooses. */
  public static final String VARIABLE = "NTK_NUMERICS";

  /** What makes such networks. */
  public abstract NetworkFactory factory();

  /**
   * What the environment asks for; step plans unless it says otherwise.
   *
   * @throws InvalidInputException for a name that is none
   */
  public static Numerics ofEnvironment() {
    return of(System.getenv().getOrDefault(VARIABLE, PLAN.toString()));
  }

  static Numerics of(String name) {
    for (Numerics numerics : values()) {
      if (numerics.toString().equals(name)) {
        return numerics;
      }
    }
    String known =
        Arrays.stream(values()).map(Numerics::toString).collect(Collectors.joining(" or "));
    throw new InvalidInputException(
        Problem.of(VARIABLE, "found '" + name + "', expected " + known));
  }

  /** As it is written: {@code plan}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
