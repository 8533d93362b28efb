/** Texts that write a file, the canary, or visit a port if they are run as code. */
export function actingTexts(port: number, canary: string): string[] {
  const js = `require("fs").writeFileSync(${JSON.stringify(canary)},"js")`;
  const send = `fetch("http://127.0.0.1:${port}/"+process.env.CANARY)`;
  const py = `__import__("pathlib").Path(${JSON.stringify(canary)}).write_text("py")`;
  const pySend = `__import__("urllib.request").request.urlopen("http://127.0.0.1:${port}/"+__import__("os").environ["CANARY"])`;
  const go = `func init() { _ = os.WriteFile(${JSON.stringify(canary)}, nil, 0o600) }`;
  return [
    `*/ ${js}; /*`,
    `*/ ${send}; /*`,
    `"; ${js}; "`,
    `'; ${send}; '`,
    `\`; ${js}; \``,
    `\${${js}}`,
    `\${${send}}`,
    `\n${js}\n`,
    `\u2028${js}\u2029`,
    `"+${js}+"`,
    `", [${js}]: "`,
    `"""\n${py}\n"""`,
    `'''\n${pySend}\n'''`,
    `"\n${py}\n"`,
    `\\"""\n${py}\n"""`,
    `{${py}}`,
    `>>> ${py}`,
    `\n>>> ${pySend}\n`,
    `\n    >>> ${py}\n    4\n`,
    `coding: utf-7\n+AAo-${py}`,
    `# -*- coding: utf-7 -*-`,
    `\n${go}\n`,
    `*/ ${go} /*`,
    `"\n${go}\n//"`,
    `\`\n${go}\n//`,
    `//go:generate touch ${canary}`,
    `\n//go:generate touch ${canary}\n`,
    `\r//go:generate touch ${canary}\r`,
    `\n//go:generate curl http://127.0.0.1:${port}/\n`,
    `//go:embed ${canary}`,
    "//go:build ignore",
    "// +build ignore",
    "@internal",
    "@ts-nocheck",
    `<script>${send}</script>`,
    `{{${js}}}`,
  ];
}
