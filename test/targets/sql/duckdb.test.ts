import { testEngine } from "./suite.js";

testEngine("duckdb");
