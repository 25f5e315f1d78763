package org.ntklab.plugins.reproductions.classification;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.linalg.Matrix;

/**
 * One set with its official splits, and how well a family of kernels does on it: the
 * hyper-parameter and the ridge with the best accuracy on the validation half, the first of
 * several, then the mean accuracy over the folds.
 *
 * @param name of the set
 * @param validation the halves on which hyper-parameters are chosen
 * @param folds training and test rows of each fold
 */
record TableSet(String name, DataSource validation, List<DataSource> folds) {
  /** Ridges that are tried, in units of the mean diagonal. */
  private static final List<Double> RIDGES = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0);

  /** A split as matrices. */
  private record Split(
      Matrix train, Matrix test, List<Integer> classes, List<Integer> truth, int count) {
    static Split of(DataSource source) {
      RawData data = source.load();
      int rows = data.inputs().rows();
      int training = data.officialTraining().orElseThrow();
      Labels.Classes labels = (Labels.Classes) data.labels();
      return new Split(
          data.inputs().rowRange(0, training),
          data.inputs().rowRange(training, rows),
          labels.values().subList(0, training),
          labels.values().subList(training, rows),
          labels.classes());
    }

    double accuracy(Matrix trainTrain, Matrix testTrain, double ridge) {
      return RidgeClassifier.accuracy(trainTrain, testTrain, classes, truth, count, ridge);
    }
  }

  /** Mean accuracy over the folds. */
  double accuracy(KernelFamily family) throws InterruptedException {
    Split halves = Split.of(validation);
    double best = -1;
    double parameter = Double.NaN;
    double ridge = Double.NaN;
    for (double tried : family.parameters()) {
      Matrix trainTrain = family.kernel(tried, halves.train(), halves.train());
      Matrix testTrain = family.kernel(tried, halves.test(), halves.train());
      for (double r : RIDGES) {
        stopIfTold();
        double accuracy = halves.accuracy(trainTrain, testTrain, r);
        if (accuracy > best) {
          best = accuracy;
          parameter = tried;
          ridge = r;
        }
      }
    }
    List<Double> accuracies = new ArrayList<>();
    for (DataSource fold : folds) {
      stopIfTold();
      Split split = Split.of(fold);
      accuracies.add(
          split.accuracy(
              family.kernel(parameter, split.train(), split.train()),
              family.kernel(parameter, split.test(), split.train()),
              ridge));
    }
    return accuracies.stream().mapToDouble(x -> x).average().orElseThrow();
  }

  private static void stopIfTold() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("classification was told to stop");
    }
  }
}
