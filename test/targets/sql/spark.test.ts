import { testEngine } from "./suite.js";

testEngine("spark");
