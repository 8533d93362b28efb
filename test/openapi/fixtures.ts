/** The spec of a shop whose API answers with an object at `/error`, and with problem details. */
export const spec = `errspec: 1
catalog: shop
title: Shop API
version: 1.4.0
locales: [en, de]
docs: https://errors.shop.example/{module}#{code}
envelope:
  success: { absent: /error }
  code: /error/code
  text: /error/message
  request-id: /error/requestId
  params: /error/params
  field-errors: { at: /error/fields, field: /name, code: /reason, text: /message }
modules:
  - module: shop
    code-type: string
    errors:
      - { code: unauthenticated, name: Unauthenticated, text: { en: Log in first., de: Bitte anmelden. }, kind: unauthenticated, http: 401 }
      - { code: rate_limited, name: RateLimited, text: Too many requests., kind: resource_exhausted, action: retry, http: 429 }
      - { code: order_not_found, name: OrderNotFound, text: There is no such order., kind: not_found, http: 404 }
      - { code: item_not_found, name: ItemNotFound, text: "There is no item *{item}*.", kind: not_found, http: 404, params: [{ name: item }] }
      - { code: out_of_stock, name: OutOfStock, text: "Only {left} are left.", kind: failed_precondition, http: 409, params: [{ name: left, type: int }] }
      - { code: order_closed, name: OrderClosed, text: The order is closed., kind: failed_precondition, http: 409 }
operations:
  errors: [Unauthenticated, RateLimited]
  list:
    listOrders: { method: GET, path: /orders }
    createOrder:
      errors: [ItemNotFound, { error: OutOfStock, when: The last item was sold. }, OrderClosed]
    getOrder: { errors: [OrderNotFound] }
    cancel: { method: POST, path: "/orders/{id}/cancellation", errors: [OrderNotFound, OrderClosed], except: [RateLimited] }
`;

/** The same with an operation on which a param has few values. */
export const narrowed = spec.replace("sold. }", "sold., params: { left: [0, 1] } }");

/** OpenAPI 3.1 in YAML, as people write it: comments, flow and block, both quotes, references to shared responses. */
export const shop31 = `# The public API of the shop.
openapi: 3.1.0
info:
  title: Shop # the name
  version: "1.4"
servers:
  - url: https://api.shop.example/v1
paths:
  /orders:
    get:
      operationId: listOrders
      summary: List orders
      tags: [orders]
      responses:
        '200':
          description: A page of orders
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Order' } }
    # A comment between operations.
    post:
      operationId: createOrder
      summary: Create an order
      tags: [orders, write]
      responses:
        '201':
          description: Created
        '409':
          description: |
            A conflict.
            Look at the code.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Error'
              example: { error: { code: conflict, message: No. } } # as of 2019
        default: { description: Anything else, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }

  /orders/{orderId}:
    parameters:
      - { name: orderId, in: path, required: true, schema: { type: string } }
    get:
      operationId: getOrder
      tags: [orders]
      responses:
        "200": { description: An order }
        '404': { $ref: '#/components/responses/NotFound' }
  /orders/{orderId}/cancellation:
    parameters:
      - $ref: '#/components/parameters/OrderId'
    post:
      tags: [orders, write]
      responses: {}
  /health:
    get: { operationId: health, responses: { "200": { description: Fine } } }
components:
  parameters:
    OrderId: { name: orderId, in: path, required: true, schema: { type: string } }
  schemas:
    Order:
      type: object
    # What all errors have.
    Error:
      type: object
      properties:
        error:
          type: object
          properties:
            code: { type: string }
            message: { type: string }
  responses:
    NotFound:
      description: Not found
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/Error'
# The end.
`;

/** OpenAPI 3.0 in YAML with four blanks, lists that are not indented, and unquoted statuses. */
export const shop30 = `openapi: 3.0.3
info:
    title: Shop
    version: 1.4.0
tags:
- name: orders
paths:
    /orders:
        get:
            operationId: listOrders
            tags:
            - orders
            responses:
                200:
                    description: A page of orders
        post:
            operationId: createOrder
            responses:
                201:
                    description: Created
                500:
                    description: A bug
components: {}
`;

/** OpenAPI 3.0 in JSON, as a server prints it. */
export const shopJson = `{
  "openapi": "3.0.3",
  "info": { "title": "Shop", "version": "1.4.0" },
  "paths": {
    "/orders": {
      "post": {
        "operationId": "createOrder",
        "responses": {
          "201": { "description": "Created" },
          "409": {
            "description": "A conflict",
            "content": { "application/json": { "schema": { "type": "object" }, "examples": { "OutOfStock": { "value": {} } } } }
          }
        }
      }
    },
    "/orders/{orderId}": {
      "get": {
        "operationId": "getOrder",
        "parameters": [{ "name": "orderId", "in": "path", "required": true, "schema": { "type": "string" } }],
        "responses": { "200": { "description": "An order" } }
      }
    }
  }
}
`;
