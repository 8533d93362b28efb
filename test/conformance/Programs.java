import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * Runs the programs under test of many packages in one virtual machine. Each request is a line with the name of a class and a
 * number of lines, and these lines: the standard input of the class's main method. The answer is a line with a number of
 * bytes, and these bytes: what it printed.
 */
final class Programs {
  private Programs() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = System.out;
    for (String request = in.readLine(); request != null; request = in.readLine()) {
      String[] words = request.split(" ");
      StringBuilder lines = new StringBuilder();
      for (int left = Integer.parseInt(words[1]); left > 0; left--) {
        lines.append(in.readLine()).append('\n');
      }
      byte[] printed = run(words[0], lines.toString().getBytes(StandardCharsets.UTF_8));
      out.println(printed.length);
      out.write(printed);
      out.flush();
    }
  }

  private static byte[] run(String name, byte[] input) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(input));
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    Method main = Class.forName(name).getDeclaredMethod("main", String[].class);
    main.setAccessible(true); // its class is not public
    main.invoke(null, (Object) new String[0]);
    System.out.flush();
    return printed.toByteArray();
  }
}
