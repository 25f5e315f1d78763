package org.ntklab.conformance.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;

/** A check that needs a finite network, one finding for each case. */
abstract class NetworkCheck implements Check<GraphSubject> {
  @Override
  public final List<Finding> findings(GraphSubject subject) {
    List<Finding> findings = new ArrayList<>();
    for (GraphCase graph : subject.cases()) {
      Optional<String> refusal = graph.finiteRefusal(subject.workbench());
      findings.add(
          refusal.isPresent()
              ? Finding.notApplicable(subject.name(), name(), graph.place(), refusal.get())
              : finding(subject, graph));
    }
    return findings;
  }

  /** Looks at a case that has finite networks. */
  abstract Finding finding(GraphSubject subject, GraphCase graph);
}
