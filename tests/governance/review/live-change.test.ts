import { readLiveChange, review } from "../../../governance/review";
import { recordedPreview, untouchedPreview } from "../approval/previews";

const role = (change: ReturnType<typeof readLiveChange>, side: "before" | "after") =>
  change[side].find(({ type }) => type === "cam:Role");

test("the state before a change is the live state of the account", () => {
  const change = readLiveChange("source", recordedPreview("trust-and-policy-by-hand"));

  expect(role(change, "before")?.outputs.foreignTrustPolicy).toBe("f45d5a8d7429");
  expect(role(change, "after")?.isBroughtToInputs).toBe(true);
  expect(change.isComplete).toBe(true);
});

test("a preview without changes still shows which principals have access", () => {
  const report = review([readLiveChange("source", untouchedPreview())]);

  expect(report.paths.map(({ change }) => change)).toEqual(["equal"]);
  expect(report.summary).toMatchObject({ gains: 0, losses: 0 });
});

test("a role that was deleted out of band comes back as a gain", () => {
  const change = readLiveChange("source", recordedPreview("role-gone"));

  expect(role(change, "before")).toBeUndefined();
  expect(review([change]).paths.map(({ change: kind }) => kind)).toEqual(["added"]);
});
