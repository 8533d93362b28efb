import express from "express";
import { authenticate, limitRate } from "./middleware.js";
import { invoices } from "./routes/invoices.js";
import { orders } from "./routes/orders.js";

export const app = express();

app.get("/health", (_request, response) => response.json({ ok: true }));
app.use(limitRate(100));
app.use(authenticate);
app.use("/orders", orders);
app.use("/invoices", invoices);
