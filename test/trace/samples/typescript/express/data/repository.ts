export interface Repository<Item> {
  get(id: string): Promise<Item>;
  insert(item: Item): Promise<void>;
}
