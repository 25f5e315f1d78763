package org.ntklab.models.kernel.program;

import java.util.List;

/**
 * What joins branches whose kernels may be joined: of each, only the terms that lead as the width
 * grows.
 *
 * @param operation on K and Θ of the branches
 * @param order of what comes of it
 */
record Joined(Operation operation, WidthOrder order) {
  /**
   * The weighted sum of branches.
   *
   * @param from orders of the branches
   * @param weights of K and Θ, one a branch; not modified
   */
  static Joined sum(List<WidthOrder> from, double[] weights) {
    boolean still = from.stream().allMatch(WidthOrder::still);
    double k = from.stream().mapToDouble(WidthOrder::covariance).max().orElse(0);
    double theta =
        from.stream().filter(o -> !o.still()).mapToDouble(WidthOrder::tangent).max().orElse(0);
    double[] covariance = weights.clone();
    double[] tangent = weights.clone();
    for (int branch = 0; branch < weights.length; branch++) {
      covariance[branch] *= leads(from.get(branch).covariance(), k);
      tangent[branch] *= leads(from.get(branch).tangent(), theta);
    }
    return new Joined(new Operation.Sum(covariance, tangent), new WidthOrder(k, theta, still));
  }

  /**
   * The product of branches.
   *
   * @param from orders of the branches
   */
  static Joined product(List<WidthOrder> from) {
    double k = from.stream().mapToDouble(WidthOrder::covariance).sum();
    double theta =
        from.stream().filter(o -> !o.still()).mapToDouble(o -> ofTerm(o, k)).max().orElse(0);
    double[] tangent = new double[from.size()];
    for (int branch = 0; branch < tangent.length; branch++) {
      tangent[branch] = leads(ofTerm(from.get(branch), k), theta);
    }
    boolean still = from.stream().allMatch(WidthOrder::still);
    return new Joined(new Operation.Product(tangent), new WidthOrder(k, theta, still));
  }

  /** Order of Θ of a branch times K of all others. */
  private static double ofTerm(WidthOrder branch, double covariance) {
    return branch.tangent() - branch.covariance() + covariance;
  }

  private static double leads(double order, double largest) {
    return order >= largest - PowerLaw.SAME ? 1 : 0;
  }
}
