/** The part of Fastify, and of its plugin `fastify-plugin`, that the samples use. */
declare module "fastify" {
  export interface FastifyRequest {
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly params: Readonly<Record<string, string>>;
    readonly body: unknown;
  }
  export interface FastifyReply {
    send(body?: unknown): FastifyReply;
  }
  export type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;
  export interface RouteOptions {
    readonly preHandler?: Handler | readonly Handler[];
    readonly onRequest?: Handler | readonly Handler[];
    readonly schema?: object;
  }
  export interface FastifyInstance {
    addHook(name: string, hook: Handler): FastifyInstance;
    register(plugin: Plugin, options?: { readonly prefix?: string }): FastifyInstance;
    route(
      options: RouteOptions & { readonly method: string | readonly string[]; readonly url: string; handler: Handler },
    ): FastifyInstance;
    get(path: string, handler: Handler): FastifyInstance;
    get(path: string, options: RouteOptions, handler: Handler): FastifyInstance;
    post(path: string, handler: Handler): FastifyInstance;
    post(path: string, options: RouteOptions, handler: Handler): FastifyInstance;
  }
  export type Plugin = (app: FastifyInstance) => Promise<void>;
  export default function fastify(): FastifyInstance;
}
declare module "fastify-plugin" {
  import type { Plugin } from "fastify";
  export default function fp(plugin: Plugin): Plugin;
}
