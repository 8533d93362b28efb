import type { SpecText } from "./protocol.js";

/** What the page shows. It is in the fragment of the address, so that a link or a reload brings it back. */
export interface State {
  files: readonly SpecText[];
  /** The name of the file in the editor. */
  open: string;
  /** The earlier version of the spec, to compare with. */
  kept?: readonly SpecText[] | undefined;
  view: string;
  target?: string | undefined;
  /** The path of the generated file. */
  path?: string | undefined;
  body: string;
  status: string;
  headers: string;
  query: string;
}

/** The longest fragment, in characters. Longer addresses are cut by some programs that pass them on. */
const longest = 30_000;

/** The fragment for a state; undefined if it would be too long. */
export async function fragmentOf(state: State): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  const fragment = `#1.${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  return fragment.length > longest ? undefined : fragment;
}

/** The state in a fragment; undefined if it is damaged. */
export async function stateIn(fragment: string): Promise<Partial<State> | undefined> {
  try {
    const [, packed = ""] = /^#1\.([\w-]+)$/.exec(fragment) ?? [];
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const json = await through(bytes, new DecompressionStream("deflate-raw"));
    const state: unknown = JSON.parse(new TextDecoder().decode(json));
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

/** Links are made by anyone, so every value is checked. */
function isState(value: unknown): value is Partial<State> {
  if (typeof value !== "object" || value === null) return false;
  const { files, kept, ...others } = value as Record<string, unknown>;
  return (
    isFiles(files) &&
    (kept === undefined || isFiles(kept)) &&
    Object.values(others).every((each) => typeof each === "string")
  );
}

function isFiles(value: unknown): value is readonly SpecText[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (file: Partial<Record<string, unknown>> | null) =>
        typeof file?.["text"] === "string" && typeof file["name"] === "string" && /^[\w-]+\.ya?ml$/.test(file["name"]),
    )
  );
}
