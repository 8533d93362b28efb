type Key =
  | "title"
  | "loading"
  | "checking"
  | "clean"
  | "blocked"
  | "noTargets"
  | "copy"
  | "copied"
  | "keepHint"
  | "kept"
  | "tooLong"
  | "badLink"
  | "failed"
  | "editor";

export const words: Readonly<Record<"en" | "zh", Readonly<Record<Key, string>>>>;
