import { nearestName } from "../../../stacks/config/nearest-name";

const names = ["role", "region", "grants", "granter", "sessionDurationSeconds"];

test.each([
  ["Role", "role"],
  ["regoin", "region"],
  ["grnts", "grants"],
  ["granter ", "granter"],
  ["sessionDurationSec", "sessionDurationSeconds"],
  ["session_duration_seconds", "sessionDurationSeconds"],
])("%j was meant to be %s", (written, meant) => {
  // Given the names, When
  const nearest = nearestName(written, names);

  expect(nearest).toBe(meant);
});

test.each(["", "x", "tags", "sessions", "targetUin", "🙂"])("%j resembles none of them", (written) => {
  // Given the names, When
  const nearest = nearestName(written, names);

  expect(nearest).toBeUndefined();
});
