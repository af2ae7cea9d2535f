import { Cloud } from "../../../cloud/client";
import { gate, exitCodes, readPresets, review } from "../../../governance/review";
import { startTestEmulator } from "../../support/emulator";
import { recorded } from "../../governance/review/stacks";

test("preset policies are read from CAM with the stack's own credentials, and nothing is written", async () => {
  const emulator = await startTestEmulator();
  const [source] = emulator.accounts;
  const cloud = new Cloud({
    environment: {
      TENCENTCLOUD_ENDPOINT: emulator.endpoint,
      TENCENTCLOUD_SOURCE_SECRET_ID: source!.secretId,
      TENCENTCLOUD_SOURCE_SECRET_KEY: source!.secretKey,
    },
  });
  const changes = [recorded("first-source"), recorded("first-target")];
  const presets = await readPresets(changes, cloud);
  expect(Object.keys(presets).sort()).toEqual([
    "QcloudAccessForMySQLRole",
    "QcloudCDBReadOnlyAccess",
    "QcloudDTSReadOnlyAccess",
  ]);
  expect(gate(review(changes, { presets }))).toBe(exitCodes.passed);
  const actions = new Set(emulator.calls.map(({ action }) => action));
  expect([...actions].filter((action) => !/^(Get|List)/.test(action ?? ""))).toEqual([]);
});
