package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.gram.GramFile;
import org.ntklab.core.linalg.Matrix;

/** {@code ntk kernel} from words to numbers. */
class KernelCommandTest {
  private static final double ROUNDING = 1e-14;
  private static final double SINGLE = 1e-5;

  @TempDir private Path folder;
  private ToyNetworks toys;

  @BeforeEach
  void files() {
    toys = new ToyNetworks(folder);
  }

  @Test
  void kernelOfAnAffineLayerIsTheScaledInputGram() {
    JsonNode kernels =
        kernels(Call.real("kernel", toys.affine(), "--x", toys.x(), "--json", "--quiet"));
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double[] x = ToyNetworks.X[i];
        double[] y = ToyNetworks.X[j];
        double expected = 4 * (x[0] * y[0] + x[1] * y[1]) / 2 + 0.25;
        assertEquals(expected, kernels.at("/nngp/" + i + "/" + j).asDouble(), ROUNDING * 20);
        assertEquals(expected, kernels.at("/ntk/" + i + "/" + j).asDouble(), ROUNDING * 20);
      }
    }
  }

  @Test
  void kernelOfAShallowReluNetworkIsTheArcCosineFormula() {
    JsonNode kernels = kernels(Call.real("kernel", toys.shallow(), "--x", toys.x(), "--json"));
    double p = (1 + 4) / 2.0;
    double q = (0.25 + 1) / 2;
    double k = (-0.5 + 2) / 2;
    double theta = Math.acos(k / Math.sqrt(p * q));
    double slope = (Math.PI - theta) / (2 * Math.PI);
    double covariance = Math.sqrt(p * q - k * k) / (2 * Math.PI) + slope * k;
    assertEquals(covariance, kernels.at("/nngp/0/1").asDouble(), ROUNDING);
    assertEquals(covariance + slope * k, kernels.at("/ntk/0/1").asDouble(), ROUNDING);
  }

  @Test
  void rectanglesAndDiagonalsArePartsOfTheSquare() {
    String x = toys.x();
    JsonNode square = kernels(Call.real("kernel", "mlp", "--x", x, "--json"));
    Call call = Call.real("kernel", "mlp", "--x", x + "[0:2]", "--x2", x + "[1:3]", "--json");
    JsonNode part = kernels(call);
    JsonNode diagonal =
        kernels(Call.real("kernel", "mlp", "--x", x, "--diagonal", "--of", "ntk", "--json"));
    assertEquals(List.of(2, 2), shape(call.json()));
    assertEquals(square.at("/ntk/0/1").asDouble(), part.at("/ntk/0/0").asDouble(), ROUNDING);
    assertEquals(square.at("/nngp/1/2").asDouble(), part.at("/nngp/1/1").asDouble(), ROUNDING);
    assertEquals(square.at("/ntk/2/2").asDouble(), diagonal.at("/ntk/2").asDouble(), ROUNDING * 9);
    assertTrue(diagonal.get("nngp") == null, "only what was asked for");
  }

  @Test
  void precisionIsThatOfTheProducts() {
    String[] words = {"kernel", "mlp", "--x", "digits[0:5]", "--json", "--precision"};
    JsonNode exact = kernels(Call.real(with(words, "double")));
    JsonNode rounded = kernels(Call.real(with(words, "single")));
    double expected = exact.at("/ntk/0/1").asDouble();
    assertEquals(expected, rounded.at("/ntk/0/1").asDouble(), SINGLE * expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--threads=1", "--threads=3", "--tile=1", "--tile=7"})
  void threadsAndTilesDoNotShow(String option) {
    JsonNode usual = kernels(Call.real("kernel", "mlp", "--x", "digits[0:20]", "--json"));
    JsonNode other = kernels(Call.real("kernel", "mlp", "--x", "digits[0:20]", "--json", option));
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        String place = "/ntk/" + i + "/" + j;
        double expected = usual.at(place).asDouble();
        assertEquals(expected, other.at(place).asDouble(), ROUNDING * expected, place);
      }
    }
  }

  @Test
  void spectrumAlgorithmAndCostAreTold() {
    JsonNode document = Call.real("kernel", toys.affine(), "--x", toys.x(), "--json").json();
    // Three examples of two features and a constant: rank 3.
    JsonNode spectrum = document.at("/spectrum/nngp");
    double trace = 0;
    for (int i = 0; i < 3; i++) {
      trace += document.at("/kernels/nngp/" + i + "/" + i).asDouble();
    }
    double ends = spectrum.get("lambdaMax").asDouble() + spectrum.get("lambdaMin").asDouble();
    assertTrue(ends < trace && spectrum.get("lambdaMin").asDouble() > 0, spectrum::toString);
    assertEquals(
        spectrum.get("lambdaMax").asDouble() / spectrum.get("lambdaMin").asDouble(),
        spectrum.get("conditionNumber").asDouble(),
        1e-9);
    assertFalse(document.get("algorithm").asText().isEmpty());
    assertTrue(document.at("/cost/flops").asDouble() > 0);
    assertTrue(document.at("/cost/bytes").asDouble() > 0);
  }

  @Test
  void singularKernelsHaveNoConditionNumber() {
    String x = toys.file("twice.csv", "1,2\n1,2\n");
    JsonNode document = Call.real("kernel", "mlp", "--x", x, "--json").json();
    assertTrue(document.at("/spectrum/ntk/conditionNumber").isNull());
    assertEquals(
        document.at("/kernels/ntk/0/0").asDouble(), document.at("/kernels/ntk/0/1").asDouble());
  }

  @Test
  void arraysAreReadBack() {
    String npz = toys.path("k.npz");
    Call call = Call.real("kernel", "mlp", "--x", toys.x(), "--out", npz, "--json");
    assertEquals(0, call.status(), call.err());
    assertTrue(call.err().contains("written to " + npz));
    JsonNode gram =
        kernels(Call.real("kernel", toys.affine(), "--x", npz + ":ntk", "--of=nngp", "--json"));
    double expected = 0;
    for (int j = 0; j < 3; j++) {
      double entry = kernels(call).at("/ntk/0/" + j).asDouble();
      expected += 4 * entry * entry / 3;
    }
    assertEquals(expected + 0.25, gram.at("/nngp/0/0").asDouble(), ROUNDING * 100);
  }

  @Test
  void anArrowFileIsKeptAppendedToAndMadeAnew() throws IOException {
    String arrow = toys.path("k.arrow");
    String[] words = {"kernel", "mlp", "--out", arrow, "--tile=4", "--x"};
    assertEquals(0, Call.real(with(words, "digits[0:10]")).status());
    byte[] first = Files.readAllBytes(Path.of(arrow));
    Call again = Call.real(with(words, "digits[0:10]"));
    assertEquals(0, again.status());
    assertEquals(0, java.util.Arrays.compare(first, Files.readAllBytes(Path.of(arrow))));
    Call appended = Call.real(with(words, "digits[0:15]"));
    assertTrue(appended.err().contains("the file holds the first 10 examples"), appended.err());
    Matrix found = GramFile.open(Path.of(arrow)).matrix("ntk");
    JsonNode expected = kernels(Call.real("kernel", "mlp", "--x", "digits[0:15]", "--json"));
    for (int i = 0; i < 15; i++) {
      for (int j = 0; j < 15; j++) {
        double entry = expected.at("/ntk/" + i + "/" + j).asDouble();
        assertEquals(entry, found.get(i, j), ROUNDING * entry);
      }
    }
    Call other = Call.real(with(words, "digits[0:15]", "--parametrisation=standard"));
    assertEquals(2, other.status(), "another Gram is there");
    assertTrue(other.err().contains("--fresh"), other.err());
    assertEquals(
        0,
        Call.real(with(words, "digits[0:15]", "--parametrisation=standard", "--fresh")).status());
  }

  @Test
  void finiteNetworksScatterAroundTheLimit() {
    String[] words = {"kernel", "mlp", "--x", "digits[0:3]@unit-sphere", "--json"};
    JsonNode limit = kernels(Call.real(words));
    Call drawn = Call.real(with(words, "--empirical", "--draws=40", "--width=400", "--seed=5"));
    JsonNode means = kernels(drawn);
    for (String kernel : List.of("nngp", "ntk")) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          String place = "/" + kernel + "/" + i + "/" + j;
          double error = drawn.json().at("/standardError" + place).asDouble();
          assertTrue(error > 0, place);
          assertEquals(limit.at(place).asDouble(), means.at(place).asDouble(), 5 * error, place);
        }
      }
    }
  }

  @Test
  void allPairsOfOutputsHaveTheirMeanOnTheDiagonal() {
    String graph = toys.file("two.yaml", "layers: [{dense: n}, tanh, {dense: 2}]\nwidth: 16\n");
    String[] words = {"kernel", graph, "--x", toys.x(), "--empirical", "--json"};
    JsonNode mean = kernels(Call.real(words));
    Call call = Call.real(with(words, "--outputs=all"));
    assertEquals("[3,3,2,2]", call.json().get("shape").toString());
    for (String kernel : List.of("/ntk", "/nngp")) {
      double first = kernels(call).at(kernel + "/0/2/0/0").asDouble();
      double second = kernels(call).at(kernel + "/0/2/1/1").asDouble();
      double expected = mean.at(kernel + "/0/2").asDouble();
      assertEquals(expected, (first + second) / 2, ROUNDING);
    }
  }

  @Test
  void lambdaMaxAloneIsThatOfTheWholeKernel() {
    String graph = toys.file("two.yaml", "layers: [{dense: n}, tanh, {dense: 2}]\nwidth: 16\n");
    String[] words = {"kernel", graph, "--x", "digits[0:9]", "--empirical", "--draws=1", "--json"};
    JsonNode whole = Call.real(with(words, "--outputs=all", "--of=ntk")).json();
    double expected = whole.at("/spectrum/ntk/lambdaMax").asDouble();
    Call alone = Call.real(with(words, "--lambda-max"));
    assertEquals(0, alone.status(), alone.err());
    JsonNode document = alone.json();
    assertEquals(expected, document.at("/spectrum/ntk/lambdaMax").asDouble(), 1e-6 * expected);
    assertEquals("[9,9,2,2]", document.get("shape").toString());
    assertEquals(0, document.get("kernels").size());
    assertEquals(expected / 18, document.get("sharpness").asDouble(), 1e-6 * expected);
    assertEquals(36 / expected, document.at("/stability/sgd").asDouble(), 1e-5 / expected);
    assertTrue(document.at("/spectrum/ntk/products").asInt() > 1);
  }

  @Test
  void kernelsFromDirectionsTellTheirError() throws IOException {
    String npz = toys.path("k.npz");
    String[] words = {"kernel", "mlp", "--x", "digits[0:4]", "--width=16", "--empirical", "--json"};
    JsonNode exact = kernels(Call.real(with(words, "--of=ntk")));
    Call call = Call.real(with(words, "--directions=500", "--out", npz));
    double told = call.json().get("relativeError").asDouble();
    double squares = 0;
    double norm = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double entry = exact.at("/ntk/" + i + "/" + j).asDouble();
        double error = kernels(call).at("/ntk/" + i + "/" + j).asDouble() - entry;
        squares += error * error;
        norm += entry * entry;
      }
    }
    // One estimate of an error from one pair of halves: within a factor of three or so.
    assertEquals(0, Math.log(told / Math.sqrt(squares / norm)), 1.1);
    assertEquals(500, call.json().get("directions").asInt());
    assertTrue(kernels(call).get("nngp") == null, "only what directions give");
    assertTrue(call.json().at("/remarks/0").asText().contains("leave --directions out"));
    assertEquals(told, number(npz, "relative_error"));
    assertEquals(500, number(npz, "directions"));
  }

  @Test
  void theSameValuesInAnotherShapeAreAnotherGram() {
    String graph =
        toys.file("flat.yaml", "layers: [flatten, {dense: n}, relu, {dense: outputs}]\n");
    String[] words = {"kernel", graph, "--out", toys.path("shape.arrow"), "--x"};
    assertEquals(0, Call.real(with(words, "digits[0:4]@image")).status());
    assertEquals(2, Call.real(with(words, "digits[0:4]")).status());
  }

  @Test
  void limitsThatAreNoneAreTold() {
    Call wide = Call.real("kernel", "mlp", "--x", toys.x(), "--parametrisation", "mup");
    assertTrue(wide.out().contains("tend to 0"), wide.out());
    Call grown =
        Call.real("kernel", "mlp", "--x", toys.x(), "--parametrisation=standard", "--width=64");
    assertTrue(grown.out().contains("it is given at width 64"), grown.out());
  }

  /** The single number of an array: its last eight bytes. */
  private static double number(String npz, String name) throws IOException {
    try (ZipFile zip = new ZipFile(npz)) {
      byte[] bytes = zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes();
      assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).contains("'shape': ()"));
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(bytes.length - 8);
    }
  }

  private static JsonNode kernels(Call call) {
    assertEquals(0, call.status(), call.err());
    return call.json().get("kernels");
  }

  private static List<Integer> shape(JsonNode document) {
    return List.of(document.at("/shape/0").asInt(), document.at("/shape/1").asInt());
  }

  private static String[] with(String[] words, String... more) {
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }
}
