/**
 * Section 1 of the response contract: how a header is found, and what its value is.
 */

/** Headers in the order in which they came. */
export type OracleHeaderList = readonly (readonly [name: string, value: string])[];

const MAX_LENGTH = 256;

/** Returns the value of a header, or `undefined` if it has none. */
export function headerValue(headers: OracleHeaderList, name: string): string | undefined {
  const wanted = lowerCase(name);
  const first = headers.find(([candidate]) => lowerCase(candidate) === wanted);
  if (first === undefined) return undefined;
  const value = withoutBlanks(first[1]);
  return value.length <= MAX_LENGTH && /^[\x20-\x7e]+$/.test(value) ? value : undefined;
}

/** Returns the value of the first of some headers that has one. */
export function firstValue(headers: OracleHeaderList, names: readonly string[]): string | undefined {
  return names.map((name) => headerValue(headers, name)).find((value) => value !== undefined);
}

/** Section 3, step 3: the media type of a response, if it says one. */
export function mediaType(headers: OracleHeaderList): string | undefined {
  const [type = ""] = (headerValue(headers, "content-type") ?? "").split(";");
  const name = lowerCase(withoutBlanks(type));
  return name === "" ? undefined : name;
}

/** Whether a media type is one of JSON. */
export function isJsonType(type: string): boolean {
  return type === "application/json" || type === "text/json" || type.endsWith("+json");
}

function withoutBlanks(text: string): string {
  return text.replace(/^[ \t]+/, "").replace(/[ \t]+$/, "");
}

/** Lower case of ASCII letters alone: the Kelvin sign is not a `k`. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
