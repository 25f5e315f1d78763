package org.ntklab.core.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ntklab.core.config.Options;

/** The readers of experiments for whoever wants to know which keys they ask for. */
public final class ExperimentKeys {
  /** Group of rows, targets and scaling. */
  public static final String DATA = "data";

  /** Group of layers and width. */
  public static final String ARCHITECTURE = "architecture";

  private static final Path NOWHERE = Path.of("");

  private final CellReader cells;
  private final DataReader data;
  private final ArchitectureReader architectures;

  @Inject
  ExperimentKeys(CellReader cells, DataReader data, ArchitectureReader architectures) {
    this.cells = cells;
    this.data = data;
    this.architectures = architectures;
  }

  /** Reads all but name, seeds and grid; what is wrong goes to the problems of the options. */
  public void readCell(Options root) {
    cells.read(root, NOWHERE, Map.of(), List.of(), false);
  }

  /** Reads the group of data, and loads nothing. */
  public void readData(Options root) {
    data.read(root.group(DATA), NOWHERE);
  }

  /** Reads the group of the architecture. */
  public void readArchitecture(Options root) {
    architectures.read(root, NOWHERE);
  }
}
