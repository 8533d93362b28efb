import { Injectable } from "@nestjs/common";
import type { CanActivate, ExecutionContext } from "@nestjs/common";
import { common } from "shop-errors/server";

@Injectable()
export class SessionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.header("cookie") === undefined) throw common.unauthenticated();
    return true;
  }
}
