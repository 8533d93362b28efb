/** The headers of a response. Their names are compared without regard to ASCII case; the first of a name counts. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** The value of a header, given its name in lower case; undefined if it is missing. Section 1 of the response contract. */
export function headerValue(headers: Headers, name: string): string | undefined {
  const given = headers.find(([candidate]) => lowerCase(candidate) === name)?.[1];
  const value = given === undefined ? "" : trimmed(given);
  return /^[ -~]{1,256}$/.test(value) ? value : undefined;
}

/** The value of the first of some headers that has one. */
export function firstHeader(headers: Headers, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = headerValue(headers, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The media type of a response in lower case, without parameters. */
export function mediaType(headers: Headers): string | undefined {
  const [type = ""] = headerValue(headers, "content-type")?.split(";") ?? [];
  return lowerCase(trimmed(type)) || undefined;
}

export function isJsonType(type: string): boolean {
  return type === "application/json" || type === "text/json" || type.endsWith("+json");
}

/** ASCII letters in lower case. Others stay: `toLowerCase` makes a k of the Kelvin sign. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}
