const words = ["Order", "User", "Cart", "Host", "Domain", "Proof", "Region", "Node", "Quota", "Token"];

/** How many codes a module has at most. */
const perModule = 1000;

const main = `errspec: 1
catalog: big
title: { zh: 大, en: Big }
version: 1.0.0
locales: [zh, en]
docs: https://example.com/{module}/{code}
envelope: { code: /code, text: /message }
targets:
  typescript: { package: big-errors }
  go: { module: example.com/big }
  python: { package: big_errors }
`;

/**
 * A spec of many codes, a thousand to a module, with most of what an entry can have. Of the `next` edition one entry in
 * ten has another name, one in seven another text, and one in fifty is gone.
 */
export function wideSpec(codes, { next = false } = {}) {
  const file = (name, text) => ({ path: `spec/${name}`, source: `spec/${name}`, text });
  const modules = Array.from({ length: Math.ceil(codes / perModule) }, (_, index) => {
    const count = Math.min(perModule, codes - index * perModule);
    const entries = Array.from({ length: count }, (_, code) => (next && code % 50 === 49 ? "" : entry(code, next)));
    const head = `module: m${index}\ntitle: { zh: 模块, en: Module ${index} }\ngroups:\n  one: { range: 1-2000, title: { zh: 一, en: One } }\nerrors:\n`;
    return file(`m${index}.yaml`, head + entries.join(""));
  });
  return [file("errspec.yaml", main), ...modules];
}

function entry(index, next) {
  const name = [index, index / 10, index / 100].map((n) => words[Math.floor(n) % 10]).join("");
  return `  - code: ${index + 1}
    name: ${name}${next && index % 10 === 9 ? "Missing" : "Gone"}
    group: one
    text:
      zh: 第${index}号资源不存在，请确认后重试
      en: "Resource ${index} ${next && index % 7 === 6 ? "is not there" : "does not exist"}: check it and retry."
    kind: not_found
    action: fix_request
    note:
      zh: 备注${index}
      en: A remark ${index}.
    x-owner: team
    examples:
      - { "code": ${index + 1}, "message": "x" }

`;
}
