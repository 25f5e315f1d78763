package org.ntklab.datasets;

import static org.ntklab.core.plugin.ExtensionPoint.ARRAY_FORMAT;
import static org.ntklab.core.plugin.ExtensionPoint.DATA;
import static org.ntklab.core.plugin.ExtensionPoint.FILE_FORMAT;
import static org.ntklab.core.plugin.ExtensionPoint.SCALE;
import static org.ntklab.core.plugin.ExtensionPoint.TARGET;

import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;
import org.ntklab.datasets.arff.ArffFormat;
import org.ntklab.datasets.array.ArrowFormat;
import org.ntklab.datasets.array.NpyFormat;
import org.ntklab.datasets.array.NpzFormat;
import org.ntklab.datasets.cifar.Cifar10;
import org.ntklab.datasets.cifar.CifarFormat;
import org.ntklab.datasets.csv.CsvArrayFormat;
import org.ntklab.datasets.csv.CsvFormat;
import org.ntklab.datasets.embedded.BreastCancer;
import org.ntklab.datasets.embedded.Diabetes;
import org.ntklab.datasets.embedded.Digits;
import org.ntklab.datasets.embedded.Iris;
import org.ntklab.datasets.embedded.Wine;
import org.ntklab.datasets.encoding.CentredOneHot;
import org.ntklab.datasets.encoding.OddEven;
import org.ntklab.datasets.encoding.OneHot;
import org.ntklab.datasets.encoding.PlusMinusOne;
import org.ntklab.datasets.encoding.Regression;
import org.ntklab.datasets.idx.FashionMnist;
import org.ntklab.datasets.idx.IdxFormat;
import org.ntklab.datasets.idx.Mnist;
import org.ntklab.datasets.scale.Standardise;
import org.ntklab.datasets.scale.UnitSphere;
import org.ntklab.datasets.scale.Unscaled;
import org.ntklab.datasets.scale.Zca;
import org.ntklab.datasets.synthetic.GaussianMixtureKind;
import org.ntklab.datasets.synthetic.GaussianPolynomialKind;
import org.ntklab.datasets.synthetic.SparseLinearKind;
import org.ntklab.datasets.synthetic.SparseParityKind;
import org.ntklab.datasets.synthetic.TeacherStudentKind;
import org.ntklab.datasets.uci.UciClassification;
import org.ntklab.datasets.uci.UciRegression;

/** The data that come with ntk, how files are read, and what is made of them. */
public final class DatasetsPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "datasets";
  }

  @Override
  public String version() {
    return Provenance.version();
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public String description() {
    return "real data sets, arrays and tables in files, synthetic tasks, targets and scalings";
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .addKind(DATA, "digits", Digits.class)
        .addKind(DATA, "iris", Iris.class)
        .addKind(DATA, "wine", Wine.class)
        .addKind(DATA, "breast-cancer", BreastCancer.class)
        .addKind(DATA, "diabetes", Diabetes.class)
        .addKind(DATA, "mnist", Mnist.class)
        .addKind(DATA, "fashion-mnist", FashionMnist.class)
        .addKind(DATA, "cifar10", Cifar10.class)
        .addKind(DATA, "uci", UciClassification.class)
        .addKind(DATA, "uci-regression", UciRegression.class)
        .addKind(DATA, "gaussian-polynomial", GaussianPolynomialKind.class)
        .addKind(DATA, "gaussian-mixture", GaussianMixtureKind.class)
        .addKind(DATA, "sparse-linear", SparseLinearKind.class)
        .addKind(DATA, "sparse-parity", SparseParityKind.class)
        .addKind(DATA, "teacher-student", TeacherStudentKind.class)
        .add(FILE_FORMAT, "csv", CsvFormat.class)
        .add(FILE_FORMAT, "arff", ArffFormat.class)
        .add(FILE_FORMAT, "idx", IdxFormat.class)
        .add(FILE_FORMAT, "cifar", CifarFormat.class)
        .add(ARRAY_FORMAT, "npy", NpyFormat.class)
        .add(ARRAY_FORMAT, "npz", NpzFormat.class)
        .add(ARRAY_FORMAT, "csv", CsvArrayFormat.class)
        .add(ARRAY_FORMAT, "arrow", ArrowFormat.class)
        .add(TARGET, "one-hot", OneHot.class)
        .add(TARGET, "centred-one-hot", CentredOneHot.class)
        .add(TARGET, "plus-minus-one", PlusMinusOne.class)
        .add(TARGET, "odd-even", OddEven.class)
        .add(TARGET, "regression", Regression.class)
        .add(SCALE, "unit-sphere", UnitSphere.class)
        .add(SCALE, "standardise", Standardise.class)
        .addKind(SCALE, "zca", Zca.OfOptions.class)
        .add(SCALE, "none", Unscaled.class);
  }
}
