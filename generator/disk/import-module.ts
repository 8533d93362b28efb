/** Imports a JavaScript module of the user by its URL. In the bundle, the launcher does this: see `scripts/build.mjs`. */
export const importModule = (url: string): Promise<unknown> => import(url);
