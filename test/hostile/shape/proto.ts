/**
 * The tokens of a Protocol Buffers file without its comments, by the lexical elements of the language
 * (https://protobuf.dev/reference/protobuf/proto3-spec/#lexical_elements). Throws for what is no token.
 */
export function protoTokens(text: string): readonly string[] {
  const token =
    /\s+|\/\/[^\n]*(?:\n|$)|\/\*[^]*?\*\/|(?<kept>[A-Za-z_]\w*|0[xX][0-9A-Fa-f]+|\d+(?:\.\d*)?|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[;{}()[\]<>=,.:+-])/y;
  const tokens: string[] = [];
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new Error(`no token of Protocol Buffers: ${text.slice(at, at + 40)}`);
    if (found.groups?.["kept"] !== undefined) tokens.push(found.groups["kept"]);
  }
  return tokens;
}
