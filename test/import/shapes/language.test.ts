import { describe, expect, it } from "vitest";
import { imported } from "../imported.js";

const page = (first: string, second: string): string =>
  `| Error code | Text |\n| --- | --- |\n| 1001 | ${first} |\n| 1002 | ${second} |\n| 1003 | ${first} |\n`;

describe("the language of a document", () => {
  it.each([
    ["en", "The order does not exist.", "The user is locked."],
    ["de", "Die Bestellung ist nicht vorhanden.", "Der Benutzer wurde gesperrt."],
    ["fr", "La commande est introuvable dans le système.", "Le compte est bloqué."],
    ["es", "El pedido no existe.", "La cuenta está bloqueada por el sistema."],
    ["pt", "O pedido não existe.", "A conta está bloqueada e não pode ser usada."],
    ["it", "L'ordine non è presente nel sistema.", "Il conto è stato bloccato e non è valido."],
    ["nl", "De bestelling bestaat niet.", "Het account is geblokkeerd en kan niet worden gebruikt."],
    ["pl", "Zamówienie nie istnieje.", "Konto zostało zablokowane i nie jest dostępne."],
    ["tr", "Sipariş bulunamadı.", "Hesap kilitli ve kullanılamıyor."],
    ["vi", "Không tìm thấy đơn hàng.", "Tài khoản đã bị khóa."],
    ["uk", "Замовлення не існує в цій системі.", "Обліковий запис заблоковано."],
    ["ru", "Заказ не найден в этой системе.", "Учётная запись заблокирована."],
  ])("is %s by its script and its words", async (locale, first, second) => {
    const { draft, report } = await imported("page.md", page(first, second));
    expect(draft.locales).toEqual([locale]);
    expect(report).toMatchObject({ language: locale, languageFrom: "the script and the words of the texts" });
  });
});
