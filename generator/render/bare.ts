import { FreeText } from "./free-text.js";

/** What a template prints of a field without an encoder. */
export function bareText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
      return String(value);
    case "undefined":
      return "";
    default:
      if (value instanceof FreeText) return value.toString();
      throw new Error(`a template cannot print an ${typeof value}`);
  }
}
