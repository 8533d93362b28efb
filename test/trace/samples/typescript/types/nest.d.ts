/** The part of Nest that the samples use. */
declare module "@nestjs/common" {
  export function Controller(path?: string): ClassDecorator;
  export function Injectable(): ClassDecorator;
  export function Get(path?: string): MethodDecorator;
  export function Post(path?: string): MethodDecorator;
  export function UseGuards(
    ...guards: readonly (new (...args: never[]) => CanActivate)[]
  ): MethodDecorator & ClassDecorator;
  export interface ExecutionContext {
    header(name: string): string | undefined;
  }
  export interface CanActivate {
    canActivate(context: ExecutionContext): boolean | Promise<boolean>;
  }
}
