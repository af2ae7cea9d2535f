/** The engine as an origin `go`: built from source. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startStep } from "../progress.mjs";
import { lastLines, runCommand } from "../run-command.mjs";
import { BUILT_HOST, findProgram } from "./engine-folder.mjs";
import { fillCache } from "./fill-cache.mjs";
import { pinnedModuleVersion } from "./versions.mjs";

/** Each wrapper module pins what it builds; `versioned` is the module whose version the program reports. */
const PROGRAMS = [
  {
    title: "Building Pulumi's Node host",
    folder: fileURLToPath(new URL("language-nodejs", import.meta.url)),
    source: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    versioned: "github.com/pulumi/pulumi/sdk/v3",
    output: BUILT_HOST,
  },
  {
    title: "Building Pulumi (once for all checkouts, takes minutes)",
    folder: fileURLToPath(new URL("pulumi", import.meta.url)),
    source: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    versioned: "github.com/pulumi/pulumi/pkg/v3",
    output: "pulumi",
  },
];

/** Builds the pinned engine with the user's Go. */
export async function buildWithGo(context) {
  const go = findProgram("go", context.environment.PATH);
  if (!go) return { reason: "go is not in PATH" };
  return fillCache(context, async (staging) => {
    for (const program of PROGRAMS) {
      const reason = await buildProgram(go, program, join(staging, "bin"), context.environment);
      if (reason) return reason;
    }
    return undefined;
  });
}

async function buildProgram(go, { title, folder, source, versioned, output: name }, bin, environment) {
  const step = startStep(title);
  const counts = { downloaded: 0, compiled: 0 };
  const onLine = (line) => {
    if (line.startsWith("go: downloading")) counts.downloaded += 1;
    else counts.compiled += 1;
    step.update(`${counts.downloaded} modules downloaded, ${counts.compiled} packages compiled`);
  };
  const flags = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pinnedModuleVersion(folder, versioned)} -s -w`;
  const { status, output } = await runCommand(
    go,
    [
      "build",
      "-v",
      "-mod=readonly",
      "-trimpath",
      "-buildvcs=false",
      "-ldflags",
      flags,
      "-o",
      join(bin, name),
      source,
    ],
    { cwd: folder, env: { ...environment, CGO_ENABLED: "0", GOWORK: "off" }, onLine },
  );
  step.finish(status === 0 ? "done" : "failed");
  return status === 0 ? undefined : `go build of ${name}: ${lastLines(output, 4)}`;
}
