import { spawnSync } from "node:child_process";
import { join } from "node:path";

const compiled = join(__dirname, "../../../dist/cli/workspace/pulumi.js");

test("an engine that is not there is an error of the call, not the end of the program", () => {
  // Given a program of its own, because only there an error that nobody caught is the end
  const program = `
    const { runPulumi } = require(${JSON.stringify(compiled)});
    runPulumi(["version"], { cwd: "/", environment: { PATH: "/nowhere" } }).catch(({ code }) => console.log(code));
  `;

  // When
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });

  // Then
  expect({ stdout, stderr }).toEqual({ stdout: "ENOENT\n", stderr: "" });
});
