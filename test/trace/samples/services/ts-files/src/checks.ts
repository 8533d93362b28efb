import { files } from "files-errors/server";
import type { Account } from "./model.js";

export interface Upload {
  readonly account: Account;
  readonly name: string;
  readonly size: number;
}

type Step<T> = (value: T) => T;

/** One step after the other. */
export function compose<T>(...steps: readonly Step<T>[]): Step<T> {
  return (value) => steps.reduce((result, step) => step(result), value);
}

export function checkName<T extends { readonly name: string }>(value: T): T {
  const { name } = value;
  if (name === "" || name.includes("/")) throw files.badName();
  return { ...value, name: name.normalize() };
}

const checkSize =
  (max: number): Step<Upload> =>
  (upload) => {
    if (upload.size > max) throw files.fileTooLarge({ log: { max } });
    return upload;
  };

const checkQuota: Step<Upload> = (upload) => {
  const { bytes } = upload.account.limits;
  if (upload.account.used + upload.size > bytes) throw files.quotaExceeded({ limit: bytes });
  return upload;
};

export const checkUpload = compose<Upload>(checkName, checkSize(500_000), checkQuota);
