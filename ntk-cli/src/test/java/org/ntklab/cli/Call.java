package org.ntklab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Style;
import org.ntklab.core.CorePlugin;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.plugin.PluginCatalogue;

/**
 * One call of the program with the toy plugin, and what came of it.
 *
 * @param status exit code
 * @param out standard output
 * @param err standard error
 */
record Call(int status, String out, String err) {

  /** Calls with networks that cannot be made. */
  static Call ntk(String... args) {
    return with(ToyPlugin.Networks.failing(), args);
  }

  /** Calls with everything on the class path, as users have it. */
  static Call real(String... args) {
    return with(PluginCatalogue.ofClassPath(), args);
  }

  /** Calls with networks of the test's own. */
  static Call with(NetworkFactory networks, String... args) {
    return with(PluginCatalogue.of(List.of(new CorePlugin(), new ToyPlugin(networks))), args);
  }

  /** Calls with everything on the class path, and one plugin more. */
  static Call realWith(NtkPlugin plugin, String... args) {
    List<NtkPlugin> plugins = new ArrayList<>();
    PluginCatalogue.ofClassPath().plugins().forEach(loaded -> plugins.add(loaded.plugin()));
    plugins.add(plugin);
    return with(PluginCatalogue.of(plugins), args);
  }

  /** Calls with plugins of the test's own choice. */
  static Call with(PluginCatalogue catalogue, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), Style.PLAIN, false);
    int status = new Program(console, Map.of(), folder -> catalogue).run(args);
    return new Call(status, out.toString(), err.toString());
  }

  /** Standard output, which must be one JSON document. */
  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out, e);
    }
  }

  /** Lines on standard error. */
  List<String> problems() {
    return err.lines().toList();
  }
}
