/** The words of a name or of a code: a line may end behind each. */
export function identifierWords(identifier: string): readonly string[] {
  return identifier.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[_.:/-])(?=.)/);
}
