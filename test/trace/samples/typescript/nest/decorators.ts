import { common } from "shop-errors/server";

type Method = (...args: never[]) => Promise<unknown>;

/** Limits how many calls of a method run at once. */
export function Limited(most: number) {
  let running = 0;
  return (_target: object, _name: string, descriptor: PropertyDescriptor): void => {
    const method = descriptor.value as Method;
    descriptor.value = async function (this: unknown, ...args: never[]) {
      if (running >= most) throw common.rateLimited();
      running++;
      try {
        return await method.apply(this, args);
      } finally {
        running--;
      }
    };
  };
}
