import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Prints the constants of enums of codes: the package, the name, the kind and the code of each. */
final class Constants {
  public static void main(String[] names) throws ReflectiveOperationException {
    for (String name : names) {
      Class<?> type = Class.forName(name);
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() != type || !Modifier.isPublic(field.getModifiers())) {
          continue;
        }
        Object code = field.get(null);
        Object kind = type.getMethod("kind").invoke(code);
        String constant = type.getSimpleName() + "." + field.getName();
        System.out.println(String.join("\t", type.getPackageName(), constant, kind.toString(), type.getMethod("code").invoke(code).toString()));
      }
    }
  }
}
