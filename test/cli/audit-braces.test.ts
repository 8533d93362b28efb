import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { auditCommand } from "../../generator/cli/audit.js";
import { put, temporaryFolder } from "../support/folder.js";

const spec = `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /own }]
  text: /message
modules:
  - module: common
    errors:
      - { code: 4000, name: BadRequest, text: Bad., kind: invalid_argument }
      - { code: 5000, name: Broken, text: Broken., kind: internal }
  - module: orders
    errors:
      - { code: 2130, name: OutOfStock, aliases: [SoldOut], text: "{sku}", kind: aborted, params: [{ name: sku }] }
      - { code: 2131, name: OrderLocked, text: Locked., kind: aborted }
      - { code: -7, name: OrderLost, text: Lost., kind: not_found }
  - module: cards
    code-type: string
    errors:
      - { code: card_declined, name: CardDeclined, text: Declined., kind: aborted }
operations:
  list: { buy: { errors: [orders.OutOfStock, orders.OrderLocked] } }
targets:
  java: { package: com.acme.shop, side: both }
  rust: { package: acme-shop, side: both }
  php: { namespace: Acme\\Shop, side: both }
`;
/** C# has no operations yet. */
const withoutOperations = spec
  .replace(/^operations:\n.*\n/m, "")
  .replace("  java: ", "  csharp: { namespace: Acme.Shop }\n  java: ");

const java = `package com.acme.app;

import static com.acme.shop.CardsCode.*;

import com.acme.shop.ApiException;
import com.acme.shop.CommonCode;
import com.acme.shop.OrdersCode;
import com.acme.shop.OrdersErrors;
import java.util.Map;

/** Uses OrdersCode.OUT_OF_STOCK. */
final class Orders {
  private static final String TEXT = "OrdersCode.ORDER_LOCKED // no comment";
  private static final char QUOTE = '"';

  void buy(Client client, OrdersCode given) {
    try {
      client.buy();
    } catch (ApiException.Aborted e) {
      if (e.is(OrdersCode.SOLD_OUT)) {
        throw OrdersErrors.outOfStock("shoe").cause(e).build();
      }
    } catch (ApiException e) {
      if ("2131".equals(e.moduleCode()) || e.code().equals("9999") || e.status() == 4000) {
        return;
      }
    }
    switch (given) {
      case ORDER_LOCKED, ORDER_LOST -> throw new IllegalStateException(CommonCode.BROKEN.text("en"));
      default -> client.log(OrdersCode.of("4711"), OrdersCode.values(), OrdersCode.NO_SUCH_CODE, OrdersCode.class);
    }
    // errspec-disable-next-line magic-code -- an old client
    if (client.code == 4000 || client.code == 5000) {
      return;
    }
    Object card = com.acme.shop.CardsCode.CARD_DECLINED;
    boolean declined = client.errorCode().equals("card_declined") && card == CARD_DECLINED;
    String kind = switch (client.errorCode) {
      case -7 -> "lost";
      case 31337 -> "other";
      default -> MISSING;
    };
  }
}
`;

const rust = `use acme_shop::common::{self, Code as Common};
use acme_shop::orders::{self, raise, Code};
use acme_shop::{cards, Error, Failure};

/// Uses \`Code::OutOfStock\`.
const TEXT: &str = r#"a "text" with Code::OutOfStock"#;

fn buy<'a>(client: &'a Client, error: &Error) -> Result<(), Box<Error>> {
    if error.is(Code::SoldOut) && 'x' != client.sign {
        return Err(raise::OutOfStock { sku: "shoe" }.with_source(client));
    }
    if error.module_code.as_deref() == Some("2131") || error.code == "9999" || client.status == 4000 {
        return Ok(());
    }
    match Code::of(error) {
        Some(Code::OrderLocked | Code::OrderLost) => client.log(common::Code::Broken),
        Some(orders::Code::NoSuchCode) if client.on => Err(client.error(Common::BadRequest))?,
        _ => client.log(Code::from_code("4711"), Code::ALL),
    }
    match error.code.as_str() {
        "4000" => {}
        other if matches!(client.errcode, 5000 | 77) => client.log(other),
        _ => client.all(&[acme_shop::cards::Code::CardDeclined]),
    }
    Ok(())
}
`;

const csharp = `#nullable enable
using System;
using Acme.Shop;
using static Acme.Shop.CardsCode;
using Common = Acme.Shop.CommonCode;

namespace Acme.App;

#region OrdersCode.OutOfStock
/// <summary>Uses OrdersCode.OutOfStock.</summary>
internal sealed class Orders
{
    private const string Text = "OrdersCode.OrderLocked // no comment";
    private const string Raw = """OrdersCode.OrderLocked "quoted" """;
    private const string Path = @"C:\\";

    internal string Buy(Client client, OrdersCode? given, ApiException? failed)
    {
        try
        {
            client.Buy();
        }
        catch (OrdersException e) when (e.KnownCode is OrdersCode.OutOfStock or OrdersCode.OrderLost)
        {
            throw new InvalidOperationException(OrdersErrors.FormatOutOfStock("en", "shoe"), e);
        }
        catch (ApiException e)
        {
            if (e.Is(OrdersCode.SoldOut) || e.ModuleCode == "2131" || failed?.Code is "9999" || e.HttpStatus == 4000)
            {
                throw client.Error(Common.Broken.Entry());
            }
        }
        using (client.Open())
        {
            client.Log(OrdersErrors.Find("4711"), nameof(OrdersCode), OrdersCode.NoSuchCode, CardsCode.CardDeclined);
        }
        switch (client.ErrorCode)
        {
            case 4000:
            case 31337:
                return "other";
        }
        return given switch
        {
            OrdersCode.OrderLocked => Acme.Shop.CardsCode.CardDeclined.ToString(),
            null => client.Code switch { "5000" => "broken", _ => "" },
            _ => $"{given}",
        };
    }
}
`;

const php = `<p>OrdersCode::OutOfStock</p>
<?php

declare(strict_types=1);

namespace Acme\\App;

use Acme\\Shop\\{ApiException, OrdersCode, OrdersErrors as Errors};
use Acme\\Shop\\CommonCode;
use Acme\\Shop;

# OrdersCode::OutOfStock
#[Uses('OrdersCode::OutOfStock')]
final class Orders
{
    public function buy(Client $client, OrdersCode $given): string
    {
        try {
            $client->buy(<<<TEXT
                OrdersCode::OutOfStock
                TEXT);
        } catch (Shop\\NotFoundException | ApiException $e) {
            if ($e->is(OrdersCode::SoldOut) || $e->moduleCode === '2131' || $e->wireCode == '9999') {
                throw $client->error(OrdersCode::OrderLocked);
            }
        }
        if (in_array($client->errorCode, [2130, 31337], true) || $client->statusCode === 4000) {
            return 'no';
        }
        $body = ['code' => 4000, 'exit' => 5000, OrdersCode::OrderLost->value];
        if ((int) $body['code'] === 5000 || $client->code instanceof Shop\\CardsCode) {
            return match ($given) {
                OrdersCode::OutOfStock, OrdersCode::SoldOut => 'gone',
                OrdersCode::NoSuchCode => \\Acme\\Shop\\CardsCode::CardDeclined->text('en'),
                default => OrdersCode::from('4711') . OrdersCode::class,
            };
        }
        return match ($client->code) {
            'card_declined' => $client->again(code: '2130'),
            default => CommonCode::BadRequest->name,
        };
    }
}
?>
OrdersCode::OrderLocked
`;

interface Report {
  readonly codes: readonly Readonly<Record<string, unknown>>[];
  readonly diagnostics: readonly {
    rule: string;
    message: string;
    start: { line: number; column: number };
    end: { column: number };
  }[];
}

/** Where code refers to entries, and what is reported. */
async function report(
  files: Readonly<Record<string, string>>,
  text = spec,
): Promise<{ places: string[]; found: string[] }> {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": text, ...files });
  let stdout = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((stdout += String(text)), true));
  try {
    const flags = { specs: [join(folder, "spec")], sources: [join(folder, "src")], format: "json", failOn: "error" };
    await auditCommand(flags);
  } finally {
    out.mockRestore();
  }
  const { codes, diagnostics } = JSON.parse(stdout) as Report;
  const places = codes.flatMap(({ code, ...roles }) =>
    ["thrown", "handled", "used", "tested"].flatMap((role) =>
      (roles[role] as string[]).map((place) => `${/\d+$/.exec(place)?.[0] ?? ""} ${String(code)} ${role}`),
    ),
  );
  return {
    places: places.sort((a, b) => Number.parseInt(a) - Number.parseInt(b) || (a < b ? -1 : 1)),
    found: diagnostics.map(
      ({ rule, message, start, end }) => `${start.line}:${start.column}-${end.column} ${rule} ${message}`,
    ),
  };
}

describe("errspec audit", () => {
  it("finds what Java throws and handles", async () => {
    const { places, found } = await report({ "src/main/Orders.java": java });
    expect(found).toEqual([
      "24:11-17 magic-code the literal 2131 is the code OrdersCode.ORDER_LOCKED",
      "24:60-66 unknown-code no module has the code 9999",
      "30:43-49 unknown-code the module orders does not have the code 4711",
      "30:73-96 unknown-code the module orders has no code NO_SUCH_CODE",
      "37:50-65 magic-code the literal card_declined is the code CardsCode.CARD_DECLINED",
    ]);
    expect(places).toEqual([
      "20 2130 handled",
      "21 2130 thrown",
      "24 2131 handled",
      "29 -7 handled",
      "29 2131 handled",
      "29 5000 thrown",
      "33 4000 handled",
      "33 5000 handled",
      "36 card_declined used",
      "37 card_declined handled",
      "37 card_declined handled",
    ]);
  });

  it("takes methods for methods, and a lambda that creates an error for a throw", async () => {
    const { places, found } = await report({
      "src/main/Names.java": `import com.acme.shop.*;
class Names {
  void find(Optional<String> id) {
    id.orElseThrow(() -> OrdersErrors.orderLocked().build());
    log(OrdersCode.valueOf("ORDER_LOCKED"), OrdersCode.GONE.code());
  }
}`,
      "src/names.rs": `use acme_shop::orders::Code;
/* outer /* inner */ Code::OutOfStock */
fn names(text: &str) {
    let names = [Code::OrderLost].map(Code::as_str);
    let code = Code::from_str(text).map(Code::info);
}

#[cfg(test)]
mod tests {
    fn locked() { assert!(error.is(Code::OrderLocked)); }
}`,
      "src/names.php": `<?php
use Acme\\Shop\\OrdersCode;
use Acme\\Shop\\Operations\\BuyError;
$empty = <<<TEXT
TEXT;
$text = <<<TEXT
  OrdersCode::OrderLost
  TEXT;
throw BuyError::outOfStock($sku, OrdersCode::fromText(), BuyError::OrderLocked);
`.replaceAll("\n", "\r\n"),
    });
    expect(found).toEqual(["5:45-65 unknown-code the module orders has no code GONE"]);
    expect(places).toEqual(["4 -7 used", "4 2131 thrown", "9 2130 thrown", "9 2131 thrown", "10 2131 tested"]);
  });

  it("finds what Rust returns and handles", async () => {
    const { places, found } = await report({ "src/orders.rs": rust });
    expect(found).toEqual([
      "12:45-51 magic-code the literal 2131 is the code orders::Code::OrderLocked",
      "12:70-76 unknown-code no module has the code 9999",
      "17:14-38 unknown-code the module orders has no code NoSuchCode",
      "18:41-47 unknown-code the module orders does not have the code 4711",
      "21:9-15 magic-code the literal 4000 is the code common::Code::BadRequest",
      "22:43-47 magic-code the literal 5000 is the code common::Code::Broken",
    ]);
    expect(places).toEqual([
      "9 2130 handled",
      "10 2130 thrown",
      "12 2131 handled",
      "16 -7 handled",
      "16 2131 handled",
      "16 5000 used",
      "17 4000 thrown",
      "21 4000 handled",
      "22 5000 handled",
      "23 card_declined used",
    ]);
  });

  it("finds what PHP throws and handles", async () => {
    const { places, found } = await report({ "src/Orders.php": php });
    expect(found).toEqual([
      "23:67-73 magic-code the literal 2131 is the code OrdersCode::OrderLocked",
      "23:93-99 unknown-code no module has the code 9999",
      "27:43-47 magic-code the literal 2130 is the code OrdersCode::OutOfStock",
      "30:28-32 magic-code the literal 4000 is the code CommonCode::BadRequest",
      "31:37-41 magic-code the literal 5000 is the code CommonCode::Broken",
      "34:17-39 unknown-code the module orders has no code NoSuchCode",
      "35:45-51 unknown-code the module orders does not have the code 4711",
      "39:13-28 magic-code the literal card_declined is the code CardsCode::CardDeclined",
      "39:53-59 magic-code the literal 2130 is the code OrdersCode::OutOfStock",
    ]);
    expect(places).toEqual([
      "23 2130 handled",
      "23 2131 handled",
      "24 2131 thrown",
      "27 2130 handled",
      "30 -7 used",
      "30 4000 used",
      "31 5000 handled",
      "33 2130 handled",
      "33 2130 handled",
      "34 card_declined used",
      "39 2130 used",
      "39 card_declined handled",
      "40 4000 used",
    ]);
  });

  it("finds names that all members of a class are imported for", async () => {
    const { places, found } = await report(
      {
        "src/Orders.cs": `using static System.Math;
using static Acme.Shop.OrdersErrors;
using static Acme.Shop.OrdersCode;
using Acme.Shop;

namespace Acme.App;

internal static class Orders
{
    internal static int Advice(ApiException e, OrdersCode? code)
    {
        if (e.Is(OutOfStock) || Find("4711") is null)
        {
            throw new InvalidOperationException(OrderLost.Entry().Name + Client.Name + Max(1, 2) + Missing);
        }
        using var open = e.Open();
        return code switch { OrderLocked => 1, SoldOut => 2, _ => 3 };
    }
}
`,
        "src/Orders.java": `import static com.acme.shop.OrdersCode.*;
class Orders {
  int advice(com.acme.shop.OrdersCode code) {
    log(String.valueOf(1), OUT_OF_STOCK.text("en"), Missing.of());
    switch (code) { case ORDER_LOCKED -> { return 1; } default -> { return 2; } }
  }
}
`,
      },
      withoutOperations,
    );
    expect(found).toEqual(["12:38-44 unknown-code the module orders does not have the code 4711"]);
    expect(places).toEqual([
      "4 2130 used",
      "5 2131 handled",
      "12 2130 handled",
      "14 -7 thrown",
      "17 2130 handled",
      "17 2131 handled",
    ]);
  });

  it("finds what a call refers to among several imports of all members", async () => {
    const { places, found } = await report(
      {
        "src/Orders.cs": `using static Acme.Helpers;
using static Acme.Shop.OrdersErrors;
using Acme.Shop;

internal static class Orders
{
    internal static bool IsLocked() => Find("2131") is null || Other("2131");
}
`,
        "src/Orders.java": `import com.acme.other.*;
import com.acme.shop.*;
import static com.acme.app.Ids.valueOf;
import static org.junit.jupiter.api.Assertions.*;
import static com.acme.shop.OrdersCode.*;
class Orders {
  void check() {
    assertNotNull(OrdersCode.of("2130"));
    log(of("2131"), valueOf("4711"), List.of("4711"), ids().of("4711"));
  }
}
`,
      },
      withoutOperations,
    );
    expect(found).toEqual([
      "7:45-51 magic-code the literal 2131 is the code OrdersCode.OrderLocked",
      "8:33-39 magic-code the literal 2130 is the code OrdersCode.OUT_OF_STOCK",
      "9:12-18 magic-code the literal 2131 is the code OrdersCode.ORDER_LOCKED",
    ]);
    expect(places).toEqual(["7 2131 used", "8 2130 handled", "9 2131 used"]);
  });

  it("finds what C# throws and handles", async () => {
    const { places, found } = await report({ "src/Orders.cs": csharp }, withoutOperations);
    expect(found).toEqual([
      "29:61-67 magic-code the literal 2131 is the code OrdersCode.OrderLocked",
      "29:87-93 unknown-code no module has the code 9999",
      "36:42-48 unknown-code the module orders does not have the code 4711",
      "36:71-92 unknown-code the module orders has no code NoSuchCode",
      "40:18-22 magic-code the literal 4000 is the code CommonCode.BadRequest",
      "47:42-48 magic-code the literal 5000 is the code CommonCode.Broken",
    ]);
    expect(places).toEqual([
      "23 -7 handled",
      "23 2130 handled",
      "29 2130 handled",
      "29 2131 handled",
      "31 5000 thrown",
      "36 card_declined used",
      "40 4000 handled",
      "46 2131 handled",
      "46 card_declined used",
      "47 5000 handled",
    ]);
  });
});
