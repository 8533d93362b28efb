/** The words of a name or a code. A line may break after each. */
export function identifierWords(identifier: string): readonly string[] {
  return identifier.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[_.:/-])(?=.)/);
}
