import type { SpecFile } from "../../generator/load/spec-file.js";

const words = ["Order", "User", "Cart", "Host", "Domain", "Proof", "Region", "Node", "Quota", "Token"];

const main = `errspec: 1
catalog: big
title: { zh: 大, en: Big }
locales: [zh, en]
docs: https://example.com/{module}/{code}
envelope: { code: /code, text: /message }
`;

/** A spec of many codes, a thousand to a module, with most of what an entry can have. */
export function wideSpec(codes: number): SpecFile[] {
  const file = (name: string, text: string): SpecFile => ({ path: `spec/${name}`, source: `spec/${name}`, text });
  const modules = Array.from({ length: Math.ceil(codes / 1000) }, (_, index) => {
    const entries = Array.from({ length: 1000 }, (_, code) => entry(code));
    const head = `module: m${index}\ntitle: { zh: 模块, en: Module ${index} }\ngroups:\n  one: { range: 1-2000, title: { zh: 一, en: One } }\nerrors:\n`;
    return file(`m${index}.yaml`, head + entries.join("\n"));
  });
  return [file("errspec.yaml", main), ...modules];
}

function entry(index: number): string {
  const name = [index, index / 10, index / 100].map((n) => words[Math.floor(n) % 10] ?? "").join("");
  return `  - code: ${index + 1}
    name: ${name}Gone
    group: one
    text:
      zh: 第${index}号资源不存在，请确认后重试
      en: "Resource ${index} does not exist: check it and retry."
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
