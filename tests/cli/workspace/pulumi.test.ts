import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildSync } from "esbuild";

test("a missing engine rejects the call and does not crash the process", () => {
  // A process of its own, because only there an uncaught error ends the program.
  const { outputFiles } = buildSync({
    stdin: {
      contents: `
        import { runPulumi } from "./pulumi";
        runPulumi(["version"], { cwd: "/", environment: { PATH: "/nowhere" } }).catch(({ code }) => console.log(code));
      `,
      resolveDir: join(__dirname, "../../../cli/workspace"),
    },
    bundle: true,
    platform: "node",
    write: false,
  });
  const { stdout, stderr } = spawnSync(process.execPath, ["-"], {
    input: outputFiles[0]!.text,
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "ENOENT\n", stderr: "" });
});
