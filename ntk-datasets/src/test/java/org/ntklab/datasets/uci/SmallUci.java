package org.ntklab.datasets.uci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A collection of one set of each kind: six rows, row i with the feature 10 i. */
public final class SmallUci {
  private SmallUci() {}

  /** Writes {@code uci/tiny} and {@code uci-regression/tiny}. */
  public static void write(Path data) throws IOException {
    Path uci = Files.createDirectories(data.resolve("uci/tiny"));
    Files.writeString(uci.resolve("tiny.csv"), "f1,class\n0,0\n10,1\n20,2\n30,0\n40,1\n50,2\n");
    Files.writeString(uci.resolve("conxuntos.dat"), "5 0 1 \n2 3 4\n");
    Files.writeString(
        uci.resolve("conxuntos_kfold.dat"),
        "0 1 2 3\n4 5\n5 4 3 2\n1 0\n0 2 4 5\n1 3\n0 1 2 5\n3 4\n");
    Files.writeString(data.resolve("uci/index.csv"), "name\ntiny\n");
    Path regression = Files.createDirectories(data.resolve("uci-regression/tiny"));
    Files.writeString(
        regression.resolve("tiny.csv"), "x1,target\n0,0.5\n10,1\n20,2\n30,3\n40,4\n50,5\n");
    Files.writeString(
        regression.resolve("test_splits.txt"), "3 1\n" + "0 5\n".repeat(18) + "2 4\n");
  }
}
