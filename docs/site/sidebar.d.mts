interface Group {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

type Parts = Readonly<Record<string, readonly Group[]>>;

export const english: Parts;
export const chinese: Parts;
export function sidebarOf(folder: string, parts: Parts): Readonly<Record<string, readonly Group[]>>;
