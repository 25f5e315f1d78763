package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ntk kernel} and {@code ntk predict} say of wrong words, wrong data, wrong graphs. */
class KernelBadInputTest {
  private static final int WRONG = 2;
  private static final int REFUSED = 3;

  @TempDir private Path folder;
  private ToyNetworks toys;

  @BeforeEach
  void files() {
    toys = new ToyNetworks(folder);
    toys.x();
    toys.file("three.csv", "1,2,3\n");
    toys.file("nan.csv", "1,2\nnan,1\n");
    toys.file("two-targets.csv", "1.5\n2.5\n");
    toys.file("y.csv", "0.5\n-1.5\n2.5\n");
    toys.file("act.yaml", "layers: [{dense: n}, relu]\n");
    toys.file("images.yaml", "layers: [{conv: {channels: n, kernel: 3}}, relu]\n");
    toys.file("max.yaml", "layers: [{conv: {channels: n, kernel: 3}}, {max-pool: 2}, flatten]\n");
    toys.file("batch.yaml", "layers: [{dense: n}, batch-norm, relu, {dense: 1}]\n");
    toys.file("twice.yaml", "layers: [{dense: n}, relu, relu, {dense: 1}, tanh, tanh]\n");
    toys.file(
        "attention.yaml",
        "layers: [{attention: {channels: 4, keys: 4, values: 4}}, flatten, {dense: 1}]\n");
    toys.file("unknown.yaml", "layers: [{dens: n}]\n");
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel mpl --x @x.csv                   | 2 | unknown architecture 'mpl'; did you mean 'mlp'?",
        "kernel @unknown.yaml --x @x.csv         | 2 | unknown.yaml:1: layers[0]: unknown layer 'dens'; did you mean 'dense'?",
        "kernel mlp --x @x.csv --x2 @three.csv   | 2 | has examples of shape [3]",
        "kernel mlp --x @nan.csv                 | 2 | nan.csv",
        "kernel mlp --x @none.csv                | 2 | there is no such file",
        "kernel mlp --x @x.csv --of nkt          | 2 | --of nkt: unknown word 'nkt'; did you mean 'ntk'?",
        "kernel mlp --x @x.csv --precision half  | 2 | --precision half",
        "kernel mlp --x @x.csv --parametrisation mupp | 2 | did you mean 'mup'?",
        "kernel mlp --x @x.csv --width 0         | 2 | --width",
        "kernel mlp --x @x.csv --out @k.txt      | 2 | expected a file that ends in .arrow or .npz",
        "kernel mlp --x @x.csv --out @no/k.npz   | 2 | there is no folder",
        "kernel mlp --x @x.csv --diagonal --x2 @x.csv | 2 | leave --x2 out",
        "kernel mlp --x @x.csv --draws 3         | 2 | go with --empirical",
        "kernel mlp --x @x.csv --empirical --draws 0 | 2 | --draws",
        "kernel mlp --x @x.csv --empirical --outputs some | 2 | --outputs some: unknown word",
        "kernel mlp --x @x.csv --empirical --out @k.arrow | 2 | ends in .npz",
        "kernel mlp --x @x.csv --directions 9    | 2 | go with --empirical",
        "kernel @attention.yaml --x digits[0:3]@image --empirical --directions 9 | 3 | 'attention-1' does not know",
        "kernel mlp --x digits[0:3]@image        | 2 | put 'flatten' before it",
        "kernel @images.yaml --x digits[0:3]@image | 3 | keeps positions",
        "kernel @max.yaml --x digits[0:3]@image  | 3 | max-pool",
        "kernel @batch.yaml --x @x.csv           | 3 | depends on the others of the batch",
        "kernel @twice.yaml --x @x.csv           | 3 | no zero-mean Gaussian",
        "predict @act.yaml --data digits --train 9 --test 5 | 2 | where a readout is expected",
        "predict mlp --data digits --train 9     | 2 | needs --train N and --test N",
        "predict mlp                             | 2 | takes --data NAME",
        "predict mlp --data digits --train 9 --test 5 --ridge -1 | 2 | --ridge -1.0: expected 0 or more",
        "predict mlp --data digits --train 9 --test 5 --time 1,-2 | 2 | found '-2', expected 0 or more, or inf",
        "predict mlp --data digits --train 9 --test 5 --time 1,x | 2 | found 'x'",
        "predict mlp --data digits --train 9 --test 5 --discrete --time 1.5 | 2 | times count steps",
        "predict mlp --data digits --train 9 --test 5 --learning-rate 0 | 2 | expected a number above 0",
        "predict mlp --data digits --train 9 --test 5 --loss cross-entropy --covariance --time 1 | 2 | is for squared loss",
        "predict mlp --data digits --train 9 --test 5 --loss crossentropy | 2 | did you mean 'cross-entropy'?",
        "predict mlp --data digits --train 9 --test 5 --loss cross-entropy --target odd-even --time 1 | 2 | targets that are distributions",
        "predict mlp --x-train @x.csv --y-train @two-targets.csv --x-test @x.csv | 2 | has 2 rows",
        "predict mlp --x-train @x.csv --y-train @y.csv --x-test @three.csv | 2 | has examples of shape [3]",
        "predict mlp --x-train @x.csv            | 2 | needs --y-train and --x-test too",
      })
  void whatIsWrongIsNamed(String words, int status, String message) {
    Call call = call(words);
    assertEquals(status, call.status(), call.err());
    assertTrue(call.err().contains(message), call.err());
    assertTrue(call.problems().stream().allMatch(line -> line.startsWith("ntk: ")), call.err());
    assertFalse(call.err().contains("\tat "), "a stack trace is not for users");
    assertEquals("", call.out());
  }

  @Test
  void everythingIsToldAtOnce() {
    Call call =
        call(
            "kernel mpl --x @none.csv --of nkt --precision half --parametrisation mupp"
                + " --out @k.txt");
    assertEquals(WRONG, call.status());
    assertEquals(6, call.problems().size(), call.err());
  }

  @Test
  void whatDoesNotGoWithDirectionsAndLambdaMaxIsToldAtOnce() {
    Call call =
        call(
            "kernel mlp --x @x.csv --x2 @x.csv --empirical --lambda-max --directions 1"
                + " --of nngp,ntk --outputs all --diagonal --out @k.npz");
    assertEquals(WRONG, call.status());
    List<String> expected =
        List.of(
            "--lambda-max: is of ntk alone: leave nngp out of --of",
            "--directions 1: expected at least 2",
            "--lambda-max: is of the kernel itself: leave --directions out",
            "--lambda-max: is of all outputs: leave --outputs out",
            "--lambda-max: is of examples with themselves: leave --x2 out",
            "--lambda-max: is one number, no array: leave --out out",
            "--empirical: has neither --diagonal nor --tile");
    expected.forEach(part -> assertTrue(call.err().contains(part), () -> part + call.err()));
    // Besides, --diagonal is of examples with themselves.
    assertEquals(expected.size() + 1, call.problems().size(), call.err());
  }

  @Test
  void timesNeedNoOrder() {
    Call call = call("predict mlp --data digits --train 30 --test 5 --time inf,3,0,3 --json");
    assertEquals(0, call.status(), call.err());
    List<String> times = call.json().findValuesAsText("time");
    assertEquals(List.of("inf", "3.0", "0.0", "3.0"), times);
  }

  @Test
  void whatDoesNotFitIsRefusedWithNumbersAndAWayOut() {
    // More than one matrix holds, on any machine.
    toys.file("many.csv", "1\n".repeat(20_000));
    Call call = call("kernel mlp --x @many.csv --quiet");
    assertEquals(REFUSED, call.status(), call.err());
    assertTrue(call.err().contains("into a file"), call.err());
    assertTrue(call.err().contains("20000"), call.err());
  }

  private Call call(String words) {
    String[] all = words.strip().split("\\s+");
    for (int i = 0; i < all.length; i++) {
      if (all[i].startsWith("@")) {
        all[i] = toys.path(all[i].substring(1));
      }
    }
    return Call.real(all);
  }
}
