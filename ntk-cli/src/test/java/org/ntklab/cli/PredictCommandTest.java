package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;

/** {@code ntk predict} from words to numbers. */
class PredictCommandTest {
  private static final double ROUNDING = 1e-10;

  @TempDir private Path folder;
  private ToyNetworks toys;
  private String[] data;

  @BeforeEach
  void files() {
    toys = new ToyNetworks(folder);
    data =
        new String[] {
          "--x-train", toys.x(),
          "--y-train", toys.file("y.csv", "0.5\n-1.5\n2.5\n"),
          "--x-test", toys.file("t.csv", "1,1\n0,-2\n"),
          "--y-test", toys.file("u.csv", "0.25\n1.5\n"),
        };
  }

  @Test
  void digitsAreLearned() {
    Call call =
        Call.real("predict", "mlp", "--data=digits", "--train=1200", "--test=500", "--json");
    JsonNode prediction = call.json().at("/predictions/0");
    assertEquals("inf", prediction.get("time").asText());
    assertTrue(prediction.get("accuracy").asDouble() > 0.95, prediction.get("accuracy")::asText);
    assertEquals(500, prediction.get("mean").size());
    assertEquals(10, prediction.at("/mean/0").size());
    assertEquals(1200, prediction.get("trainMean").size());
    assertTrue(call.json().at("/solver/conditionNumber").asDouble() > 1);
  }

  @Test
  void meanAndCovarianceAreTheFormulasOfTheirKernels() {
    Matrix theta = gram("ntk", "x.csv", "x.csv");
    Matrix across = gram("ntk", "t.csv", "x.csv");
    Matrix k = gram("nngp", "x.csv", "x.csv");
    Matrix kAcross = gram("nngp", "t.csv", "x.csv");
    Matrix prior = gram("nngp", "t.csv", "t.csv");
    double ridge = 0.1;
    double eta = 0.7;
    double lambda = ridge * (theta.get(0, 0) + theta.get(1, 1) + theta.get(2, 2)) / 3;
    JsonNode found =
        predict("--time=5,inf,0", "--ridge=0.1", "--learning-rate=0.7", "--covariance");
    double[] times = {5, Double.POSITIVE_INFINITY, 0};
    double[] y = {0.5, -1.5, 2.5};
    for (int t = 0; t < 3; t++) {
      Matrix transfer = transfer(theta, lambda, eta * times[t] / 3, across);
      for (int i = 0; i < 2; i++) {
        double mean = 0;
        for (int a = 0; a < 3; a++) {
          mean += transfer.get(i, a) * y[a];
        }
        assertEquals(mean, found.at("/" + t + "/mean/" + i + "/0").asDouble(), ROUNDING);
        for (int j = 0; j < 2; j++) {
          double covariance = prior.get(i, j);
          for (int a = 0; a < 3; a++) {
            covariance -= transfer.get(i, a) * kAcross.get(j, a);
            covariance -= kAcross.get(i, a) * transfer.get(j, a);
            for (int b = 0; b < 3; b++) {
              covariance += transfer.get(i, a) * k.get(a, b) * transfer.get(j, b);
            }
          }
          String place = "/" + t + "/covariance/" + i + "/" + j;
          assertEquals(covariance, found.at(place).asDouble(), ROUNDING, place);
        }
      }
    }
    assertTrue(found.at("/1/nll").isNumber());
    assertEquals("inf", found.at("/1/time").asText());
    assertEquals(0, found.at("/2/mean/0/0").asDouble());
  }

  @Test
  void theReadoutAloneGoesFromPriorToPosterior() {
    Matrix k = gram("nngp", "x.csv", "x.csv");
    Matrix across = gram("nngp", "t.csv", "x.csv");
    Matrix prior = gram("nngp", "t.csv", "t.csv");
    JsonNode found = predict("--of=nngp", "--time=0,inf", "--covariance");
    Matrix transfer = transfer(k, 0, Double.POSITIVE_INFINITY, across);
    double posterior = prior.get(0, 1);
    for (int a = 0; a < 3; a++) {
      posterior -= transfer.get(0, a) * across.get(1, a);
    }
    assertEquals(prior.get(0, 1), found.at("/0/covariance/0/1").asDouble(), ROUNDING);
    assertEquals(posterior, found.at("/1/covariance/0/1").asDouble(), ROUNDING);
  }

  @Test
  void aRateBeyondStabilityIsRefusedWithTheLimit() {
    Call fine = call("--discrete", "--learning-rate=0.5", "--time=10", "--json");
    double limit = fine.json().at("/stability/sgd").asDouble();
    Matrix theta = gram("ntk", "x.csv", "x.csv");
    double[] values = SymmetricEigen.of(theta).values();
    assertEquals(2 * 3 / values[2], limit, 1e-8 * limit);
    Call refused = call("--discrete", "--learning-rate=" + 3 * limit, "--time=10");
    assertEquals(3, refused.status());
    assertTrue(refused.err().contains("3.000 times the largest"), refused.err());
    Call saved = call("--discrete", "--momentum=0.9", "--learning-rate=" + 1.8 * limit, "--time=9");
    assertEquals(0, saved.status(), saved.err());
  }

  @Test
  void crossEntropyComesWithItsLikelihood() {
    Call call =
        Call.real(
            "predict",
            "mlp",
            "--data=iris",
            "--shuffle=1",
            "--train=90",
            "--test=60",
            "--loss=cross-entropy",
            "--time=100,0",
            "--json");
    JsonNode predictions = call.json().get("predictions");
    assertEquals(Math.log(3), predictions.at("/1/nll").asDouble(), ROUNDING);
    assertTrue(predictions.at("/0/nll").asDouble() < 0.5, call.out());
    assertTrue(predictions.at("/0/accuracy").asDouble() > 0.8);
    assertNull(predictions.at("/0").get("rmse"), "outputs are logits");
    Call endless =
        Call.real("predict", "mlp", "--data=iris", "--train=9", "--test=6", "--loss=cross-entropy");
    assertEquals(3, endless.status());
    assertTrue(endless.err().contains("finite times"), endless.err());
  }

  @Test
  void duplicateRowsAreNoTrouble() {
    Call call =
        Call.real(
            "predict",
            "mlp",
            "--x-train=" + toys.file("xx.csv", "1,2\n1,2\n3,1\n"),
            "--y-train=" + toys.file("yy.csv", "1.5\n2.5\n0.5\n"),
            "--x-test=" + toys.file("tt.csv", "1,2\n"),
            "--time=3,inf",
            "--json");
    assertEquals(0, call.status(), call.err());
    assertEquals(2.0, call.json().at("/predictions/1/mean/0/0").asDouble(), 1e-8);
    assertEquals(1, call.json().at("/solver/zeroModes").asInt());
  }

  private JsonNode predict(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--json";
    return call(all).json().get("predictions");
  }

  private Call call(String... words) {
    String[] all = new String[2 + data.length + words.length];
    all[0] = "predict";
    all[1] = toys.shallow();
    System.arraycopy(data, 0, all, 2, data.length);
    System.arraycopy(words, 0, all, 2 + data.length, words.length);
    return Call.real(all);
  }

  private Matrix gram(String kernel, String x, String x2) {
    Call call =
        Call.real("kernel", toys.shallow(), "--x", toys.path(x), "--x2", toys.path(x2), "--json");
    JsonNode rows = call.json().at("/kernels/" + kernel);
    Matrix gram = Matrix.zeros(rows.size(), rows.get(0).size());
    for (int i = 0; i < gram.rows(); i++) {
      for (int j = 0; j < gram.columns(); j++) {
        gram.set(i, j, rows.get(i).get(j).asDouble());
      }
    }
    return gram;
  }

  /** Θ_xT A⁻¹ (I − e^{−A t}) by eigenvectors, A = Θ + λI. */
  private static Matrix transfer(Matrix theta, double lambda, double t, Matrix across) {
    SymmetricEigen eigen = SymmetricEigen.of(theta);
    Matrix transfer = Matrix.zeros(across.rows(), 3);
    for (int mode = 0; mode < 3; mode++) {
      double a = eigen.values()[mode] + lambda;
      double weight = (t == 0 ? 0 : -Math.expm1(-a * t)) / a;
      double[] v = eigen.vectors().row(mode);
      for (int i = 0; i < across.rows(); i++) {
        double projection = 0;
        for (int j = 0; j < 3; j++) {
          projection += across.get(i, j) * v[j];
        }
        for (int j = 0; j < 3; j++) {
          transfer.set(i, j, transfer.get(i, j) + weight * projection * v[j]);
        }
      }
    }
    return transfer;
  }
}
