import { readLiveChange, review } from "../../../governance/review";
import { recordedPreview, untouchedPreview } from "../approval/previews";

const role = (change: ReturnType<typeof readLiveChange>, side: "before" | "after") =>
  change[side].find(({ type }) => type === "cam:Role");

test("what stands before a change is what was found in the account", () => {
  // When
  const change = readLiveChange("source", recordedPreview("trust-and-policy-by-hand"));

  // Then
  expect(role(change, "before")?.outputs.foreignTrustPolicy).toBe("f45d5a8d7429");
  expect(role(change, "after")?.isBroughtToInputs).toBe(true);
  expect(change.isComplete).toBe(true);
});

test("a preview in which nothing changes still tells who has access", () => {
  // When
  const report = review([readLiveChange("source", untouchedPreview())]);

  // Then
  expect(report.paths.map(({ change }) => change)).toEqual(["equal"]);
  expect(report.summary).toMatchObject({ gains: 0, losses: 0 });
});

test("a role that somebody deleted comes back as a gain", () => {
  // When
  const change = readLiveChange("source", recordedPreview("role-gone"));

  // Then
  expect(role(change, "before")).toBeUndefined();
  expect(review([change]).paths.map(({ change: kind }) => kind)).toEqual(["added"]);
});
