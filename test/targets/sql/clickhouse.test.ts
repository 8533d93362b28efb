import { testEngine } from "./suite.js";

testEngine("clickhouse");
