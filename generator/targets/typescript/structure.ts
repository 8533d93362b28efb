import type { ViewValue } from "../../render/renderer.js";

/*
 * A module of TypeScript as data: what the files of this target are built from, and all that `print.ts` knows of them.
 * Names, types and values are code already; the lines of documentation are encoded already.
 */

export type Statement =
  | ImportStructure
  | ExportStructure
  | EnumStructure
  | ClassStructure
  | InterfaceStructure
  | TypeStructure
  | CodeStructure;

interface Documented {
  /** Lines, without comment signs. */
  readonly docs: readonly string[];
}

export interface ImportStructure {
  readonly kind: "import";
  readonly types: boolean;
  readonly names: readonly string[];
  readonly from: string;
}

export interface ExportStructure {
  readonly kind: "export";
  readonly types: boolean;
  /** Empty: everything. */
  readonly names: readonly string[];
  /** The namespace of everything. */
  readonly as?: string;
  /** Undefined for what the module itself has imported. */
  readonly from: string | undefined;
}

export interface EnumStructure extends Documented {
  readonly kind: "enum";
  readonly name: string;
  readonly members: readonly EnumMember[];
}

export interface EnumMember extends Documented {
  readonly name: string;
  readonly value: string;
}

export interface ClassStructure extends Documented {
  readonly kind: "class";
  readonly name: string;
  readonly extends: string;
  readonly properties: readonly Declared[];
  readonly getters: readonly Getter[];
}

/** A property that is declared, but not set. */
export interface Declared extends Documented {
  readonly name: string;
  /** The members of a union, or the one type. */
  readonly type: readonly string[];
}

export interface Property extends Documented {
  readonly name: string;
  readonly type: string;
}

export interface Getter extends Documented {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

export interface InterfaceStructure extends Documented {
  readonly kind: "interface";
  readonly name: string;
  readonly properties: readonly Property[];
}

export interface TypeStructure extends Documented {
  readonly kind: "type";
  readonly name: string;
  readonly type: string;
}

/** A declaration that a template of `templates/typescript/module/` prints: a function, or a constant. */
export interface CodeStructure extends Documented {
  readonly kind: "code";
  readonly template: string;
  readonly view: View;
}

/** What a template prints. */
export type View = Readonly<Record<string, ViewValue>>;

/** An import of names, or of types. */
export function importing(types: boolean, names: readonly string[], from: string): Statement {
  return { kind: "import", types, names, from };
}
