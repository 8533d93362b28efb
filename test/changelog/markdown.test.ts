import { expect, it } from "vitest";
import { prose } from "../../generator/changelog/markdown.js";

it.each<[text: string, written: string]>([
  ["a\n\t b", "a b"],
  ["\\`*_{}[]<>#+|~&$^=@", "\\\\\\`\\*\\_\\{\\}\\[\\]\\<\\>\\#\\+\\|\\~\\&\\$\\^\\=\\@"],
  ["- a - b", "\\- a - b"],
  [". a", "\\. a"],
  ["12. a", "\\12. a"],
  ["3) a", "\\3) a"],
  ["http://a HTTPS://b ftp:c mailto:d xhttp:", "http\\://a HTTPS\\://b ftp\\:c mailto\\:d xhttp:"],
  ["www.a WWW.b", "www\\.a www\\.b"],
  ["\u001b[1m\u202e", "\\\\x1b\\[1m\\\\u202e"],
  ["非法 ProjectID", "非法 ProjectID"],
])("%j in a changelog is %j", (text, written) => {
  expect(prose(text)).toBe(written);
});
