import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Counts the samples of a flight recording: methods on top, then the project's methods with all
 * that they call. Usage: {@code java Profile.java RECORDING.jfr [REGEX of thread names]}.
 */
public final class Profile {
  private static final Set<String> SAMPLES =
      Set.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
  private static final int LINES = 40;

  private Profile() {}

  public static void main(String[] arguments) throws Exception {
    String threads = arguments.length > 1 ? arguments[1] : ".*";
    Map<String, Integer> top = new HashMap<>();
    Map<String, Integer> inclusive = new HashMap<>();
    int samples = 0;
    try (RecordingFile file = new RecordingFile(Path.of(arguments[0]))) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (!SAMPLES.contains(event.getEventType().getName())
            || event.getStackTrace() == null
            || !String.valueOf(event.getThread("sampledThread").getJavaName()).matches(threads)) {
          continue;
        }
        samples++;
        Set<String> seen = new HashSet<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
          String method = frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
          if (seen.isEmpty()) {
            top.merge(method, 1, Integer::sum);
          }
          if (seen.add(method) && method.startsWith("org.ntklab")) {
            inclusive.merge(method, 1, Integer::sum);
          }
        }
      }
    }
    System.out.println(samples + " samples; on top:");
    print(top, samples);
    System.out.println("with what they call:");
    print(inclusive, samples);
  }

  private static void print(Map<String, Integer> counts, int samples) {
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(LINES)
        .forEach(e -> System.out.printf("%6.1f %%  %s%n", 100.0 * e.getValue() / samples, e.getKey()));
  }
}
