import { testEngine } from "./suite.js";

testEngine("postgres");
