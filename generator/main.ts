import { endWithoutOutput, fail } from "./cli/failure.js";
import { quickAnswer } from "./cli/quick.js";

process.stdout.on("error", endWithoutOutput);
const answer = quickAnswer(process.argv.slice(2));
if (answer !== undefined) process.stdout.write(answer);
else {
  // Imported here, because what it imports from Node takes as long as the answer.
  void import("./disk/launch.js")
    .then(({ runProgram }) => runProgram(process.argv[2]))
    .catch((error: unknown) => fail(error));
}
