/** As much of Node's `Buffer` as errspec uses where it runs in a browser: the length of texts, and bytes as Base64. */
const buffer = {
  byteLength: (text: string): number => new TextEncoder().encode(text).length,
  from: (bytes: Uint8Array) => ({
    toString: (): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")),
  }),
};

Object.assign(globalThis, { Buffer: buffer });
