/** The part of Express that the samples use. */
declare module "express" {
  export interface Request {
    readonly params: Readonly<Record<string, string>>;
    readonly body: unknown;
    header(name: string): string | undefined;
  }
  export interface Response {
    status(code: number): this;
    json(body: unknown): void;
  }
  export type NextFunction = (error?: unknown) => void;
  export type RequestHandler = (request: Request, response: Response, next: NextFunction) => unknown;
  export interface IRouter {
    use(...handlers: readonly (RequestHandler | IRouter)[]): this;
    use(path: string, ...handlers: readonly (RequestHandler | IRouter)[]): this;
    get(path: string, ...handlers: readonly RequestHandler[]): this;
    post(path: string, ...handlers: readonly RequestHandler[]): this;
  }
  export function Router(): IRouter;
  export default function express(): IRouter;
}
