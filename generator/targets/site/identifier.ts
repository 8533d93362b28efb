/** The words of a name, a code or an address. A line may break after each. */
export function identifierWords(identifier: string): readonly string[] {
  return identifier.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[_.:/#-])(?=.)/);
}
