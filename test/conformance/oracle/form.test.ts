import { describe, expect, test } from "vitest";
import { type OracleModule } from "./oracle.js";
import { matchForms } from "./form.js";
import { SHOP } from "./fixtures.js";

function moduleNamed(id: string): OracleModule {
  const module = SHOP.modules.find((candidate) => candidate.id === id);
  if (module === undefined) throw new Error(`unknown module ${id}`);
  return module;
}

const LONG = "x".repeat(64);
const WORDS: OracleModule = { ...moduleNamed("user"), id: "words", entries: [] };
const LONG_WORD: OracleModule = {
  ...WORDS,
  entries: [
    {
      code: LONG,
      name: "Long",
      kind: "internal",
      action: "none",
      retryable: false,
      httpStatus: 500,
      effect: "unknown",
      text: {},
    },
  ],
};
const BLANKS = " ".repeat(8);

/** A form, a text, and the code and the rest that the contract asks for. `undefined` stands for "does not match". */
type Row = readonly [step: string, module: OracleModule, form: string, text: string, code?: string, rest?: string];

const cart = moduleNamed("cart");
const disk = moduleNamed("disk");
const user = moduleNamed("user");

describe("section 5", () => {
  const rows: readonly Row[] = [
    ["1: eight blanks", cart, "({code})", `${BLANKS}(5)`, "5", ""],
    ["1: nine blanks", cart, "({code})", `${BLANKS} (5)`],
    ["1: tabs are blanks", cart, "({code})", "\t(5)", "5", ""],
    ["1: a line feed is not", cart, "({code})", "\n(5)"],
    ["1: a no-break space is not", cart, "({code})", "\u00a0(5)"],
    ["2: full-width twins", cart, "({code})", "\uff085\uff09m", "5", "m"],
    ["2: one twin", cart, "({code})", "(5\uff09", "5", ""],
    ["2: letters have twins, too", cart, "E{code}:", "\uff255\uff1a m", "5", "m"],
    ["2: case counts", cart, "E{code}", "e5"],
    ["2: the twin of a full-width form is itself", cart, "\uff08{code})", "(5)"],
    ["2: a space in a form has no twin", cart, "a b{code}", "a\u3000b5"],
    ["2: only at the start", cart, "({code})", "m (5)"],
    ["3: blanks before the code", cart, "({code})", `(${BLANKS}5)`, "5", ""],
    ["3: nine blanks before the code", cart, "({code})", `(${BLANKS} 5)`],
    [
      "1 and 3: with an empty <before> sixteen blanks are skipped",
      cart,
      "{code}",
      `${BLANKS}${BLANKS}2130`,
      "2130",
      "",
    ],
    ["4: leading zeros", cart, "({code})", "(0007)", "7", ""],
    ["4: a sign", cart, "({code})", "(-5)", "-5", ""],
    ["4: -0", cart, "({code})", "(-0)", "0", ""],
    ["4: a plus sign", cart, "({code})", "(+5)"],
    ["4: a blank after the sign", cart, "({code})", "(- 5)"],
    ["4: a full-width digit", cart, "({code})", "(\uff15)"],
    ["4: no digits", cart, "({code})", "()"],
    ["4: the largest value", cart, "({code})", "(2147483647)", "2147483647", ""],
    ["4: one more", cart, "({code})", "(2147483648)"],
    ["4: the smallest value", cart, "({code})", "(-2147483647)", "-2147483647", ""],
    ["4: one less", cart, "({code})", "(-2147483648)"],
    ["4: ten digits with zeros", cart, "({code})", "(0000000005)", "5", ""],
    ["4: eleven digits", cart, "({code})", "(00000000005)"],
    ["4: eleven digits with an empty <after>", cart, "E{code}", "E00000000051"],
    ["4: bare and known", cart, "{code}", "2130: m", "2130", ": m"],
    ["4: bare and unknown", cart, "{code}", "8080: m"],
    ["4: bare with three digits, because of zeros", cart, "{code}", "007m", "7", "m"],
    ["4: bare with two digits", cart, "{code}", "07"],
    ["4: hex in decimal digits", disk, "({code})", "(16)", "0x0010", ""],
    ["4: hex, negative", disk, "({code})", "(-1)", "0xFFFF", ""],
    ["4: hex digits are not allowed", disk, "({code})", "(0x10)"],
    ["4: hex that does not fit", disk, "({code})", "(65536)"],
    ["4: hex, negative, that does not fit", disk, "({code})", "(-32769)"],
    ["4: a known word", user, "({code})", "(User.NotFound) m", "User.NotFound", "m"],
    ["4: an unknown word", user, "({code})", "(User.Nope) m"],
    ["4: as many as there are", user, "{code}-", "a-b- m"],
    ["4: other characters end a word", user, "{code}", "a-b/", "a-b", "/"],
    ["4: 64 characters", LONG_WORD, "{code}", LONG, LONG, ""],
    ["4: 65 characters", LONG_WORD, "{code}", `${LONG}x`],
    ["5: blanks after the code", cart, "({code})", `(5${BLANKS})`, "5", ""],
    ["6: <after> does not match", cart, "({code})", "(5]"],
    ["6: the text ends early", cart, "({code})", "(5"],
    ["7: eight blanks are skipped, the ninth stays", cart, "({code})", `(5)${BLANKS} m`, "5", " m"],
    ["5 and 7: with an empty <after> sixteen blanks are skipped", cart, "E{code}", `E5${BLANKS}${BLANKS} m`, "5", " m"],
  ];
  for (const [step, module, form, text, code, rest] of rows) {
    test(step, () => {
      const expected = code === undefined ? undefined : { code, rest };
      expect(matchForms([form], text, module)).toEqual(expected);
    });
  }

  test("the forms are tried in order", () => {
    expect(matchForms(["[{code}]", "({code})", "({code}) m"], "(5) m", cart)).toEqual({ code: "5", rest: "m" });
  });
});
