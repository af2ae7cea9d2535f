/**
 * Runs Pulumi's installer: `node official-installer-child.mjs <version> <root> <connect milliseconds>`. It is a separate
 * process because the installer has no connect timeout and cannot be cancelled.
 */
import { subscribe } from "node:diagnostics_channel";
import { createRequire } from "node:module";

const [version, root, connectMilliseconds] = process.argv.slice(2);

const noConnection = setTimeout(
  () => leave("no connection to Pulumi's download server"),
  Number(connectMilliseconds),
);
subscribe("undici:client:connected", () => clearTimeout(noConnection));

try {
  const require = createRequire(import.meta.url);
  const { PulumiCommand } = require("@pulumi/pulumi/automation");
  const { SemVer } = require("semver");
  await PulumiCommand.install({ version: new SemVer(version), root });
  clearTimeout(noConnection);
} catch (error) {
  leave(error.message);
}

function leave(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
