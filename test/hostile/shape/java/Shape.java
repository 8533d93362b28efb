import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTreeScanner;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Reads one JSON string a line, the text of a Java file each, and answers with a line of JSON: the file's syntax without the
 * text of literals and comments, but with the tags of doc comments; and the values of its string literals in order.
 */
final class Shape extends TreePathScanner<Void, Void> {
  private static final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  private final StringBuilder shape = new StringBuilder();
  private final List<String> literals = new ArrayList<>();
  private final DocTrees docs;

  private Shape(DocTrees docs) {
    this.docs = docs;
  }

  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(answer(unquoted(line)));
    }
  }

  private static String answer(String text) throws IOException {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Main.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignore) {
            return text;
          }
        };
    JavacTask task = (JavacTask) compiler.getTask(null, null, problems, List.of(), null, List.of(file));
    Shape scanner = new Shape(DocTrees.instance(task));
    for (CompilationUnitTree unit : task.parse()) {
      scanner.scan(unit, null);
    }
    problems.getDiagnostics().forEach(problem -> scanner.shape.append(" error ").append(problem.getCode()));
    StringBuilder values = new StringBuilder();
    for (String literal : scanner.literals) {
      values.append(values.length() == 0 ? "" : ",").append(quoted(literal));
    }
    return "{\"shape\":" + quoted(scanner.shape.toString()) + ",\"literals\":[" + values + "]}";
  }

  @Override
  public Void scan(Tree tree, Void nothing) {
    if (tree == null) {
      return null;
    }
    // A long text is several strings, of as many as it is long.
    String text = textOf(tree);
    if (text != null) {
      shape.append("(text)");
      literals.add(text);
      return null;
    }
    shape.append('(').append(tree.getKind());
    if (tree instanceof IdentifierTree name) {
      shape.append(' ').append(name.getName());
    } else if (tree instanceof MemberSelectTree member) {
      shape.append(' ').append(member.getIdentifier());
    } else if (tree instanceof LiteralTree literal) {
      shape.append(' ').append(literal.getValue());
    } else if (tree instanceof com.sun.source.tree.MethodTree method) {
      shape.append(' ').append(method.getName());
    } else if (tree instanceof com.sun.source.tree.VariableTree variable) {
      shape.append(' ').append(variable.getName());
    } else if (tree instanceof com.sun.source.tree.ClassTree type) {
      shape.append(' ').append(type.getSimpleName());
    }
    super.scan(tree, nothing);
    shape.append(')');
    return null;
  }

  @Override
  public Void visitClass(com.sun.source.tree.ClassTree tree, Void nothing) {
    document();
    return super.visitClass(tree, nothing);
  }

  @Override
  public Void visitMethod(com.sun.source.tree.MethodTree tree, Void nothing) {
    document();
    return super.visitMethod(tree, nothing);
  }

  @Override
  public Void visitVariable(com.sun.source.tree.VariableTree tree, Void nothing) {
    document();
    return super.visitVariable(tree, nothing);
  }

  /** The tags and elements of the doc comment of what is visited. Text, escaped or not, is a word. */
  private void document() {
    DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
    if (comment == null) {
      return;
    }
    new DocTreeScanner<Void, Void>() {
      private boolean isText;

      @Override
      public Void scan(DocTree tree, Void nothing) {
        if (tree == null) {
          return null;
        }
        DocTree.Kind kind = tree.getKind();
        boolean text = kind == DocTree.Kind.TEXT || kind == DocTree.Kind.ENTITY;
        if (!text || !isText) {
          shape.append(' ').append(text ? "text" : kind.toString());
        }
        isText = text;
        if (kind == DocTree.Kind.REFERENCE || kind == DocTree.Kind.START_ELEMENT) {
          shape.append(' ').append(tree);
        }
        return super.scan(tree, nothing);
      }
    }.scan(comment, null);
  }

  /** The text of a string literal, or of several with a plus between them; null for anything else. */
  private static String textOf(Tree tree) {
    if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return text;
    }
    if (tree instanceof BinaryTree sum && tree.getKind() == Tree.Kind.PLUS) {
      String left = textOf(sum.getLeftOperand());
      String right = left == null ? null : textOf(sum.getRightOperand());
      return right == null ? null : left + right;
    }
    return null;
  }

  private static String unquoted(String json) {
    StringBuilder text = new StringBuilder();
    for (int at = 1; at < json.length() - 1; at++) {
      char c = json.charAt(at);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = json.charAt(++at);
      int place = "bfnrt".indexOf(escaped);
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(json.substring(at + 1, at + 5), 16));
        at += 4;
      } else {
        text.append(place < 0 ? escaped : "\b\f\n\r\t".charAt(place));
      }
    }
    return text.toString();
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
