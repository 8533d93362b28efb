import { OrdersCode, decodeOrdersResponse, isOrdersError } from "#errors/orders/index";

/** An order, as the API returns it. */
export interface Order {
  readonly id: string;
  readonly total: number;
}

/** A client of the Shop API. */
export class Shop {
  readonly #url: string;
  readonly #fetch: typeof fetch;

  /** `send` sends the requests; tests pass one that answers by itself. */
  constructor(url: string, send: typeof fetch = fetch) {
    this.#url = url;
    this.#fetch = send;
  }

  /**
   * Returns an order, or undefined if there is none.
   *
   * @throws the error of any other code, or an InvalidResponseError
   */
  async order(id: string): Promise<Order | undefined> {
    const response = await this.#fetch(`${this.#url}/orders/${encodeURIComponent(id)}`);
    const body = await response.text();
    const error = decodeOrdersResponse({ status: response.status, headers: response.headers, body });
    if (isOrdersError(error, OrdersCode.OrderNotFound)) return undefined;
    if (error) throw error;
    return JSON.parse(body) as Order;
  }
}
