/** Runs a JavaScript module of the user's, by its URL. In the bundle, the launcher does it: see `scripts/build.mjs`. */
export const importModule = (url: string): Promise<unknown> => import(url);
