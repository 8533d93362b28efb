import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/* As much of `node:crypto` as errspec uses: the SHA-256 of texts, in hexadecimal. */

export const hash = (_, text) => bytesToHex(sha256(utf8ToBytes(text)));

export function createHash() {
  let whole = "";
  const digest = () => hash("sha256", whole);
  const made = { update: (text) => ((whole += text), made), digest };
  return made;
}
