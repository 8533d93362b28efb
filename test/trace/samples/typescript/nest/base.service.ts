import { common } from "shop-errors/server";

export abstract class BaseService<Entity> {
  /** Loads an entity, or throws what the service throws for a missing one. */
  protected async load(id: string): Promise<Entity> {
    const entity = await this.read(id);
    if (entity === undefined) return this.onMissing(id);
    return entity;
  }

  protected abstract read(id: string): Promise<Entity | undefined>;

  protected onMissing(id: string): never {
    throw common.validationFailed({ log: { id } });
  }
}
