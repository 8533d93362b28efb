import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { root } from "../../support/tools.js";

/**
 * Makes a folder of fonts with Chinese characters, and gives the environment that makes a browser use it: a machine that
 * runs tests may have no such font, and boxes cannot be looked at.
 */
export function fontEnvironment(folder: string): NodeJS.ProcessEnv {
  mkdirSync(folder, { recursive: true });
  const files = join(root, "node_modules", "@fontsource", "noto-sans-sc", "files");
  for (const weight of [400, 600]) {
    const name = `noto-sans-sc-chinese-simplified-${weight}-normal`;
    writeFileSync(join(folder, `${name}.otf`), sfnt(readFileSync(join(files, `${name}.woff`))));
  }
  writeFileSync(
    join(folder, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, "cache")}</cachedir>
${["sans-serif", "system-ui"].map((family) => alias(family, "DejaVu Sans")).join("\n")}
${alias("monospace", "DejaVu Sans Mono")}
</fontconfig>
`,
  );
  return { FONTCONFIG_PATH: folder };
}

/** The font's own name for its family is that of the variable font it was cut from. */
const chinese = "Noto Sans SC Thin";

function alias(family: string, latin: string): string {
  const prefer = [latin, chinese].map((name) => `<family>${name}</family>`).join("");
  return `<alias binding="strong"><family>${family}</family><prefer>${prefer}</prefer></alias>`;
}

/** The font inside a WOFF file: its tables are the same, deflated. Source: WOFF File Format 1.0. */
function sfnt(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + 20 * index;
    const offset = woff.readUInt32BE(at + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8));
    const length = woff.readUInt32BE(at + 12);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packed.length < length ? inflateSync(packed) : packed,
    };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  let offset = head.length;
  const parts = [head];
  tables.forEach(({ tag, checksum, data }, index) => {
    const at = 12 + 16 * index;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}
