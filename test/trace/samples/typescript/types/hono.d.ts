/** The part of Hono that the samples use. */
declare module "hono" {
  export interface Context {
    readonly req: { param(name: string): string; json(): Promise<unknown>; header(name: string): string | undefined };
    json(body: unknown, status?: number): Response;
  }
  export type Next = () => Promise<void>;
  export type Handler = (c: Context, next: Next) => Response | Promise<Response>;
  export type MiddlewareHandler = (c: Context, next: Next) => Promise<Response | undefined>;
  export class Hono {
    use(path: string, ...handlers: readonly MiddlewareHandler[]): this;
    get(path: string, ...handlers: readonly Handler[]): this;
    post(path: string, ...handlers: readonly Handler[]): this;
    route(path: string, app: Hono): this;
    onError(handler: (error: Error, c: Context) => Response): this;
  }
}
