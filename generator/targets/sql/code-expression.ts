import type { CodeType } from "../../model/code-type.js";
import type { Dialect } from "./dialect.js";
import { caseOf } from "./layout.js";

/** The canonical spelling of the code that a value is, or null. Section 3 of the decode contract. */
export function codeExpression(dialect: Dialect, type: CodeType, kind: string, value: string): string {
  const number = dialect.isNumber(kind);
  const string = dialect.isString(kind);
  const whole = dialect.whole(value);
  const decimal = dialect.matches(value, "-?[0-9]{1,15}");
  const both = (ofNumber: string, ...ofString: (readonly [string, string])[]): string =>
    caseOf([[number, ofNumber], ...ofString.map(([when, then]) => [`${string} and ${when}`, then] as const)]);
  switch (type.kind) {
    case "int":
      return both(dialect.text(whole), [decimal, dialect.text(dialect.integer(value))]);
    case "hex": {
      const width = type.bits / 4;
      const padded = `right('${"0".repeat(width)}' || substr(${value}, 3), ${width})`;
      return both(
        hexOf(dialect, whole, type.bits),
        [
          dialect.matches(value, `0[xX]0*[0-9A-Fa-f]{0,${width}}`) + ` and length(${value}) between 3 and 17`,
          `'0x' || upper(${padded})`,
        ],
        [decimal, hexOf(dialect, dialect.integer(value), type.bits)],
      );
    }
    case "string":
    case "dotted":
      return both(dialect.text(whole), [`${dialect.units(value)} between 1 and 256`, value]);
    case "sqlstate":
      return both(caseOf([[`${whole} between 0 and 99999`, `lpad(${dialect.text(whole)}, 5, '0')`]]), [
        dialect.matches(value, "[0-9A-Z]{5}"),
        value,
      ]);
  }
}

/** The canonical spelling of the number of a form, which is within 32 bits, or null. */
export function formNumber(dialect: Dialect, type: CodeType, digits: string): string {
  const integer = dialect.integer(digits);
  return caseOf([
    [
      `${integer} between -2147483647 and 2147483647`,
      type.kind === "hex" ? hexOf(dialect, integer, type.bits) : dialect.text(integer),
    ],
  ]);
}

/** A negative number becomes its two's complement. */
function hexOf(dialect: Dialect, integer: string, bits: 8 | 16 | 32): string {
  const digits = bits / 4;
  return caseOf([
    [`${integer} between 0 and ${2 ** bits - 1}`, `'0x' || ${dialect.hex(integer, digits)}`],
    [`${integer} between -${2 ** (bits - 1)} and -1`, `'0x' || ${dialect.hex(`${integer} + ${2 ** bits}`, digits)}`],
  ]);
}
