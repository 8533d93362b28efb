import { describe, expect, it } from "vitest";
import { fence } from "../../generator/render/fence.js";
import * as docs from "../../generator/targets/docs/markdown.js";
import * as go from "../../generator/targets/go/literals.js";
import * as python from "../../generator/targets/python/literals.js";
import * as site from "../../generator/targets/site/html.js";
import * as typescript from "../../generator/targets/typescript/literals.js";

/*
 * What each encoder makes of what it has to do with, to the letter. That a parser reads the same text back is proven
 * beside each target; here stands what must not change besides: which spelling is chosen, and what needs no escape.
 */
// prettier-ignore
const places: readonly [place: string, encode: (text: string) => string, rows: readonly [text: string, encoded: string][]][] = [
  ["go.goString", go.goString, [
    ["a {b}", "\"a {b}\""],
    ["a\n\r\t\"\\b", "\"a\\n\\r\\t\\\"\\\\b\""],
    ["\u0007\u007f\u0085\u00ad\u2028\u2029\ue000\u0378", "\"\\u0007\\u007f\\u0085\\u00ad\\u2028\\u2029\\ue000\\u0378\""],
    ["\udb40\udc01\udbff\udfff", "\"\\U000e0001\\U0010ffff\""],
    ["\ud800x\udc00", "\"\ufffdx\ufffd\""],
    ["文 \ud83d\udc4d", "\"文 \ud83d\udc4d\""],
    ["\uffff", "\"\\uffff\""],
  ]],
  ["go.goComment", go.goComment, [
    ["  a \u0085\n\u2029 b\t", " a b"],
    ["\u0007\u00ad\ue000\u0378\udb40\udc01", " \\u0007\\u00ad\\ue000\\u0378\\U000e0001"],
    ["``a''b`c'", " \u201ca\u201db`c'"],
    ["\ud800", " \ufffd"],
    ["  ", ""],
  ]],
  ["go.goMarkdown", go.goMarkdown, [
    [" a\u0085\n b ", "a b"],
    ["\u0007\u00ad\ue000\u0378x\ud800", "\ufffd\ufffd\ufffd\ufffdx\ufffd"],
    ["\\`*_[]#|~!$", "\\\\\\`\\*\\_\\[\\]\\#\\|\\~\\!\\$"],
    ["-a-", "\\-a-"],
    ["+a+", "\\+a+"],
    ["=a=", "\\=a="],
    ["12. a", "12\\. a"],
    ["12) a", "12\\) a"],
    ["12, 3.", "12, 3."],
    ["a 1. b", "a 1. b"],
    ["&<>{}@", "&#38;&#60;&#62;&#123;&#125;&#64;"],
    ["HTTP://a https://b ftp://c mailto:d xmpp:e x:f", "HTTP&#58;//a https&#58;//b ftp&#58;//c mailto&#58;d xmpp&#58;e x:f"],
    ["WWW.a www.b wwwc awww.d", "WWW&#46;a www&#46;b wwwc awww&#46;d"],
    ["a-b+c=d", "a-b+c=d"],
  ]],
  ["go.goMarkdownUrl", go.goMarkdownUrl, [
    ["https://a/ \u00a0<b>\u0007\ud800?q=字&c", "<https://a/%20%C2%A0%3Cb%3E%07\ufffd?q=字&c>"],
  ]],
  ["python.stringLiteral", python.stringLiteral, [
    ["a", "\"a\""],
    ["it's", "\"it's\""],
    ["say \"hi\"", "'say \"hi\"'"],
    ["it's \"hi\" \"ho\"", "'it\\'s \"hi\" \"ho\"'"],
    ["'\"", "\"'\\\"\""],
    ["\\n\n\r\t", "\"\\\\n\\n\\r\\t\""],
    ["\u0007\u0085\u00ff\u00ad\u0600\u200b\u2028\u2029\udb40\udc01", "\"\\x07\\x85\u00ff\\xad\\u0600\\u200b\\u2028\\u2029\\U000e0001\""],
    ["\ud800文\ud83d\udc4d", "\"\ufffd文\ud83d\udc4d\""],
  ]],
  ["python.docText", python.docText, [
    ["plain text: 文字", "plain text: 文字"],
    [" a\n\u0085\u200b b ", "a b"],
    ["\u00ad\u200e\u0600", "\ufffd\\\\u200e\ufffd"],
    ["\\\"\"\"\"\"", "\\\\\"\\\"\"\\\"\""],
    ["\u0007", "\\\\x07"],
    ["a\"b\"", "a\"b\""],
  ]],
  ["python.tomlString", python.tomlString, [
    [" a\n\u0085b ", "\"a b\""],
    ["\\\"x\"\\", "\"\\\\\\\"x\\\"\\\\\""],
    ["\u0007\u202e", "\"\\\\x07\\\\u202e\""],
  ]],
  ["python.markdownText", python.markdownText, [
    [" a\n b ", "a b"],
    ["\\`*_[]#|~{}!", "\\\\\\`\\*\\_\\[\\]\\#\\|\\~\\{\\}\\!"],
    ["&<>@", "&amp;&lt;>&#64;"],
    ["a://b://c", "a&#58;//b&#58;//c"],
    ["WWW.a www.b wwwc", "WW&#87;.a ww&#119;.b wwwc"],
    ["\u0007", "\\\\x07"],
  ]],
  ["python.markdownUrl", python.markdownUrl, [
    ["https://a/ (b)<c>\u0007\u00a0\ud800?字", "https://a/%20\\(b\\)%3Cc%3E%07%C2%A0\ufffd?字"],
    ["https://a/)![b](https://c/", "https://a/\\)![b]\\(https://c/"],
    ["https://a/?b=1&c=2&amp;d&#1;&e1;&f", "https://a/?b=1&c=2\\&amp;d\\&#1;\\&e1;&f"],
  ]],
  ["python.commentPath", python.commentPath, [
    ["spec/a-b_c.yaml", "spec/a-b_c.yaml"],
    ["a b=c:字\n%\ud800~!", "a%20b%3dc%3a%E5%AD%97%0A%25%EF%BF%BD%7e%21"],
  ]],
  ["python.oneLine", python.oneLine, [
    ["  a \t\n\u0085\u200b b  c ", "a b c"],
  ]],
  ["typescript.stringLiteral", typescript.stringLiteral, [
    ["a", "\"a\""],
    ["it's", "\"it's\""],
    ["say \"hi\"", "'say \"hi\"'"],
    ["it's \"hi\" \"ho\"", "'it\\'s \"hi\" \"ho\"'"],
    ["'\"", "\"'\\\"\""],
    ["\\n\n\r\t\u0000", "\"\\\\n\\n\\r\\t\\u0000\""],
    ["\u007f\u00a0\u00ad\u200b\u2028\ufeff\ufe0f", "\"\\u007f\\u00a0\\u00ad\\u200b\\u2028\\ufeff\ufe0f\""],
    ["\ud83b\udca0\udb40\udd00\ud83b\udc80", "\"\\ud83b\\udca0\\udb40\\udd00\ud83b\udc80\""],
    ["\ud800x\udc00 \ud83d\ude00", "\"\ufffdx\ufffd \ud83d\ude00\""],
    ["//# sourceMappingURL=a sourceMappingURL=b", "\"//# sourceMappingURL\\u003da sourceMappingURL\\u003db\""],
  ]],
  ["typescript.templateText", typescript.templateText, [
    ["`a` ${b} $c {d} ${e}", "\\`a\\` \\${b} $c {d} \\${e}"],
    ["a\\", "a\\x5c"],
    ["a\\b", "a\\\\b"],
    ["a\\\\", "a\\\\\\x5c"],
    ["\n\u2028", "\\n\\u2028"],
    ["\"'", "\"'"],
  ]],
  ["typescript.propertyName", typescript.propertyName, [
    ["__proto__", "[\"__proto__\"]"],
    ["abc", "abc"],
    ["$a_1Z", "$a_1Z"],
    ["_", "_"],
    ["a-b", "\"a-b\""],
    ["1", "1"],
    ["0", "0"],
    ["01", "\"01\""],
    ["-1", "\"-1\""],
    ["1.5", "\"1.5\""],
    ["123456789012345", "123456789012345"],
    ["1234567890123456", "\"1234567890123456\""],
    ["", "\"\""],
    ["1a", "\"1a\""],
    ["a b", "\"a b\""],
    ["字", "\"字\""],
  ]],
  ["typescript.commentLine", typescript.commentLine, [
    ["plain text: 文字", "plain text: 文字"],
    ["a\r\nb\nc\rd\u0085e\u2028f\u2029g", "a b c d e f g"],
    ["&amp; &#1; & &1 &a", "&amp;amp; &amp;#1; & &1 &amp;a"],
    ["@a <b> */ */ * /", "&#64;a &lt;b> *&#47; *&#47; * /"],
    ["sourceMappingURL=x sourceMappingURL=", "sourceMappingURL&#61;x sourceMappingURL&#61;"],
    ["`a` b", "`a` b"],
    ["`a", "&#96;a"],
    ["a` `b` `c", "a` `b` `c"],
    ["```ts", "``&#96;ts"],
    ["~~~", "&#126;~~"],
    ["``a``", "``a``"],
    ["~~a", "~~a"],
    ["a ```b```", "a ```b```"],
    ["/a", "&#47;a"],
    ["a/", "a/"],
    ["\u0007\u202e\udb40\udd00\ud800", "&#7;&#8238;&#917760;\ufffd"],
  ]],
  ["typescript.markdownText", typescript.markdownText, [
    [" a\r\n  b   c ", "a b c"],
    ["&<>\\`*_[]{}()#+!|~@:$\"'=^-", "&#38;&#60;&#62;&#92;&#96;&#42;&#95;&#91;&#93;&#123;&#125;&#40;&#41;&#35;&#43;&#33;&#124;&#126;&#64;&#58;&#36;&#34;&#39;&#61;&#94;&#45;"],
    ["WWW.a www.b wwwc", "WW&#87;.a ww&#119;.b wwwc"],
    ["12. a", "&#49;&#50;. a"],
    ["a 1. b", "a 1. b"],
    ["12 a", "12 a"],
    [".1 2.", ".1 2."],
    ["\u0007\u202e\ud800", "&#7;&#8238;\ufffd"],
    ["a\nb", "a b"],
    ["wwW.a Www.b", "ww&#87;.a Ww&#119;.b"],
  ]],
  ["typescript.htmlComment", typescript.htmlComment, [
    ["a\n b", "a  b"],
    ["- -- --- ---->", "- &#45;&#45; &#45;&#45;- &#45;&#45;&#45;&#45;&#62;"],
    ["<!-- & -->", "&#60;!&#45;&#45; &#38; &#45;&#45;&#62;"],
    ["\u0007\ud800", "&#7;\ufffd"],
  ]],
  ["typescript.jsonString", typescript.jsonString, [
    ["a\n\"\\\ud800", "\"a\\n\\\"\\\\\ufffd\""],
  ]],
  ["docs.plain", docs.plain, [
    [" a\t\n\u000b\f\r \u0085\u2028\u2029b ", "a b"],
    ["\u0000\u001b\u001f\u007f\u0080\u009f", "␀␛␟␡\ufffd\ufffd"],
    ["\ud800 \u00a0x\u00a0", "\ufffd \u00a0x"],
  ]],
  ["docs.inline", docs.inline, [
    ["\\ \\a \\* \\", "\\ \\a \\\\\\* \\\\"],
    ["\\\u200b \\~", "\\\\&#8203; \\\\\\~"],
    ["&amp; &#1; &a; & &a &1;", "\\&amp; \\&#1; \\&a; & &a &1;"],
    ["*`[<~$ ]>", "\\*\\`\\[\\<\\~\\$ ]>"],
    ["_a_ a_b a__b __ _1_ 字_字 a_ _a", "\\_a\\_ a_b a__b \\_\\_ \\_1\\_ 字_字 a\\_ \\_a"],
    ["\ud83d\udc4d_a a_\ud83d\udc4d \ud835\udcb3_b", "\ud83d\udc4d\\_a a\\_\ud83d\udc4d \ud835\udcb3_b"],
    ["{ {{ {% {# {a {{{", "\\{ &#123;&#123; &#123;% &#123;# \\{a &#123;&#123;&#123;"],
    ["// /a //a / /", "// /a /\\/a / /"],
    ["http://a", "http:/\\/a"],
    ["WWW.a www.b wwwc", "WWW\\.a www\\.b wwwc"],
    ["a@b @ a@ @中", "a\\@b @ a@ @中"],
    [":smile: a:b: :a :1:2 12:30:45 :a:b :+1: \\:a:", "\\:smile: a:b: :a :1:2 12:30:45 :a:b \\:+1: \\\\:a:"],
    ["\u061c\u200b\u200e\u200f\u202a\u2060\ufeff", "&#1564;&#8203;&#8206;&#8207;&#8234;&#8288;"],
    ["a_b", "a_b"],
    ["a_", "a\\_"],
    ["_a", "\\_a"],
    ["_", "\\_"],
  ]],
  ["docs.item", docs.item, [
    ["[ ] a", "\\[ ] a"],
    ["[x] a", "\\[x] a"],
    ["1. a", "1\\. a"],
  ]],
  ["docs.graphqlBlock", docs.graphqlBlock, [
    ["type A { b: C }", "```graphql\ntype A { b: C }\n```"],
    ["# {{ a }} {% b %} ```", "````graphql\n# { { a }} { % b %} ```\n````"],
  ]],
  ["docs.prose", docs.prose, [
    ["1. a", "1\\. a"],
    ["12) a", "12\\) a"],
    ["1234567890. a", "1234567890. a"],
    ["1.a", "1.a"],
    ["1.", "1\\."],
    ["1) ", "1\\)"],
    ["a 1. b", "a 1. b"],
    ["-a", "\\-a"],
    ["+a", "\\+a"],
    ["=a", "\\=a"],
    [">a", "\\>a"],
    ["#a", "\\#a"],
    [":a", "\\:a"],
    ["!a", "\\!a"],
    ["|a", "\\|a"],
    ["%a", "\\%a"],
    ["^a", "\\^a"],
    [".a", "\\.a"],
    ["import a", "&#105;mport a"],
    ["export a", "&#101;xport a"],
    ["imports", "imports"],
    ["exporter", "exporter"],
    ["a import", "a import"],
    ["(a", "(a"],
  ]],
  ["docs.heading", docs.heading, [
    ["C:\\，D:\\，", "C:\\，D:\\\\&#65292;"],
    ["a.", "a&#46;"],
    ["a,", "a&#44;"],
    ["a;", "a&#59;"],
    ["a:", "a&#58;"],
    ["a!", "a&#33;"],
    ["a。", "a&#12290;"],
    ["a，", "a&#65292;"],
    ["a；", "a&#65307;"],
    ["a：", "a&#65306;"],
    ["a！", "a&#65281;"],
    ["a#", "a&#35;"],
    ["a?", "a?"],
    ["a.b", "a.b"],
    ["a\u200b", "a&#8203;"],
    ["&amp;", "\\&amp;"],
    ["a..", "a.&#46;"],
    ["&amp; a.", "\\&amp; a&#46;"],
  ]],
  ["docs.cell", docs.cell, [
    ["a|b|c", "a\\|b\\|c"],
  ]],
  ["docs.linkText", docs.linkText, [
    ["a]b]|", "a\\]b\\]\\|"],
  ]],
  ["docs.linkUrl", docs.linkUrl, [
    ["https://a/b", "https://a/b"],
    ["HTTP://a", "HTTP://a"],
    ["https://a/(b)", "<https://a/(b)>"],
    ["https://a/)", "<https://a/)>"],
    ["https://a/ \"<>\\^`{|}", "https://a/%20%22%3C%3E%5C%5E%60%7B%7C%7D"],
    ["https://a/%41%4g%zz%a", "https://a/%41%254g%25zz%25a"],
    ["https://a/字\u0007?x=\ud83d\ude00", "https://a/%E5%AD%97%E2%90%87?x=%F0%9F%98%80"],
    ["https://a/?b&c;&#1;&#x1f;&#12345678;&#x1234567;&d&amp;e", "https://a/?b\\&c;\\&#1;\\&#x1f;&#12345678;&#x1234567;&d\\&amp;e"],
    ["https://a/?b&#12;&#xaB;", "https://a/?b\\&#12;\\&#xaB;"],
  ]],
  ["docs.code", docs.code, [
    ["a", "`a`"],
    ["`", "`` ` ``"],
    ["`a", "`` `a ``"],
    ["a`", "`` a` ``"],
    ["a`b", "``a`b``"],
    ["a``b", "`a``b`"],
    ["a`b``c", "```a`b``c```"],
    ["{{a}} {%b%} {c", "<code>&#123;&#123;a}} &#123;%b%} \\{c</code>"],
    ["a\\|b", "`a\\|b`"],
    [" a ", "`a`"],
    ["{", "`{`"],
    ["", ""],
  ]],
  ["fence", fence, [
    ["a", "```"],
    ["```", "````"],
    ["````` ``", "``````"],
  ]],
  ["docs.attribute", docs.attribute, [
    ["an-anchor_1", "an-anchor_1"],
    ["a&<>\"'{}\u200b\n", "a&#38;&#60;&#62;&#34;'&#123;}&#8203;"],
  ]],
  ["docs.comment", docs.comment, [
    ["a -- b --- <c> {d} -\u200be", "a - - b - - - c d} -e"],
  ]],
  ["site.text", site.text, [
    ["a&<>\"'\n", "a&#38;&#60;&#62;\"'\n"],
    ["\r\n\r", "\n\n"],
    ["\u0000\b\t\u000b\u001f\u007f\u0080\u009f", "␀␈\t␋␟␡\ufffd\ufffd"],
    ["\u061c\u200b\u200e\u200f\u2028\u202e\u2060\u2069\ufeff", "\\u061c\\u200b\\u200e\\u200f\\u2028\\u202e\\u2060\\u2069\\ufeff"],
    ["\ufdd0\ufdef\ufffe\uffff\ud83f\udffe\udbff\udfff", "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"],
    ["\ud800\u00e9&", "\ufffd\u00e9&#38;"],
  ]],
  ["site.identifier", site.identifier, [
    ["InvalidProjectId", "Invalid<wbr>Project<wbr>Id"],
    ["a_b.C<d>&", "a_<wbr>b.<wbr>C&#60;d&#62;&#38;"],
  ]],
  ["site.attribute", site.attribute, [
    ["a&<>\"'`=\n\tb", "a&#38;&#60;&#62;&#34;&#39;&#96;&#61;&#10;&#9;b"],
  ]],
  ["site.address", site.address, [
    ["https://a/?b=\"<c>'字", "https://a/?b&#61;&#34;&#60;c&#62;&#39;%E5%AD%97"],
    ["HTTPS://a/ b\ud83d\ude00", "HTTPS://a/%20b%F0%9F%98%80"],
    ["http://a/b", "http://a/b"],
  ]],
  ["site.contact", site.contact, [
    ["mailto:a&b@example.com?subject=\"<c>'字", "mailto:a&#38;b@example.com?subject&#61;&#34;&#60;c&#62;&#39;%E5%AD%97"],
    ["https://a/?b=c", "https://a/?b&#61;c"],
  ]],
  ["site.component", site.component, [
    ["a/b c&'\ud800", "a%2Fb%20c%26&#39;%EF%BF%BD"],
  ]],
  ["site.comment", site.comment, [
    ["a\n\tb -- c --- <d> - e", "a  b - - c - - - d - e"],
  ]],
  ["site.code", site.code, [
    ["if (a < 1) // x & y", "<span class=\"k\">if</span> (a &#60; <span class=\"n\">1</span>) <span class=\"c\">// x &#38; y</span>"],
    ["'a\\'b' \"c\\\"d\" `e\\`f\ng` # h", "<span class=\"s\">'a\\'b'</span> <span class=\"s\">\"c\\\"d\"</span> <span class=\"s\">`e\\`f\ng`</span> <span class=\"c\"># h</span>"],
    ["const x = 0x1f, y = 1_000.5; ifx x1", "<span class=\"k\">const</span> x = <span class=\"n\">0x1f</span>, y = <span class=\"n\">1_000.5</span>; ifx x1"],
    ["\"a\n\"b\"", "\"a\n<span class=\"s\">\"b\"</span>"],
    ["a <b", "a &#60;b"],
  ]],
];

describe.each(places)("%s", (_, encode, rows) => {
  it.each(rows)("%j is %j", (text, encoded) => {
    expect(encode(text)).toBe(encoded);
  });
});

it.each(["javascript:alert(1)", "xhttps://a", "https:/a", ""])("no link leads to %j", (url) => {
  expect(() => docs.linkUrl(url)).toThrow("not a web address");
  expect(() => site.address(url)).toThrow("not a web address");
  expect(() => site.contact(url)).toThrow("not a web address");
});

it("a link to a page of ours is left as it is", () => {
  expect(docs.link("a]b", "../b.md#(c)")).toBe("[a\\]b](../b.md#(c))");
  expect(docs.link("a", "http.md")).toBe("[a](http.md)");
  expect(docs.link("a", "b/https:c")).toBe("[a](b/https:c)");
  expect(docs.link("a", "http://b/(c)")).toBe("[a](<http://b/(c)>)");
  expect(docs.link("a", "https://b/|")).toBe("[a](https://b/%7C)");
});

it("a link leads to no address with blanks", () => {
  expect(() => docs.link("a", "b c")).toThrow('not an address: "b c"');
});

it("what is no address is shown by its beginning", () => {
  const message = `not a web address: "${"x".repeat(60)}"`;
  expect(() => docs.linkUrl("x".repeat(61))).toThrow(message);
  expect(() => site.address("x".repeat(61))).toThrow(message);
});

it("a paragraph that begins with a build constraint has nothing put before it", () => {
  expect(go.docLines(["+build x"], 80)).toEqual(["+build x"]);
  expect(go.docLines(["a", "+build x"], 80)).toEqual(["a", "", "+build x"]);
});

it("go.docLines begins no line with what is taken for a build constraint", () => {
  expect(go.docLines(["aaaa +build x", "b"], 6)).toEqual(["aaaa +build", "x", "", "b"]);
});

it("go.itemLines begins no line but the first with what is taken for another item", () => {
  expect(go.itemLines("- aaaa - b 1. +build c", 6)).toEqual(["- aaaa - b 1. +build", "c"]);
});
