import { files } from "files-errors/server";

export interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly owner: string;
  readonly size: number;
  readonly lockedBy: string | undefined;
  readonly deleted: boolean;
}

export interface Share {
  readonly token: string;
  readonly file: string;
  readonly password: string | undefined;
  readonly until: number;
}

export class Account {
  constructor(
    readonly id: string,
    readonly used: number,
    readonly suspended: boolean,
  ) {}

  /** What the account may do. A suspended one may do nothing. */
  get limits(): { readonly bytes: number; readonly shares: number } {
    if (this.suspended) throw files.suspended({ log: { account: this.id } });
    return { bytes: 1_000_000, shares: 10 };
  }
}
