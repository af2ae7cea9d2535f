import { chooseForge, keepComment, keepIssues, type Forge } from "../../../governance/forge";
import { startFakeForge, type FakeForge, type ForgeName } from "../../support/fake-forge";

const drift = (fingerprint: string, body = "It moved.") => ({
  fingerprint,
  title: `Drift ${fingerprint}`,
  body,
});

describe.each<ForgeName>(["github", "gitlab"])("on %s", (name) => {
  let server: FakeForge;
  let forge: Forge;
  beforeEach(async () => {
    server = await startFakeForge(name);
    forge = chooseForge({}, server.environment);
  });
  afterEach(() => server.stop());

  const keep = (wanted: ReturnType<typeof drift>[], scope = "sync/source", isWhole = true) =>
    keepIssues(forge, { scope, wanted, isWhole });
  const titles = () => server.open.map(({ title }) => title);

  describe("issues", () => {
    test("two runs with the same drift write one issue once", async () => {
      const first = await keep([drift("aa")]);
      const second = await keep([drift("aa")]);

      expect(first).toEqual([{ done: "opened", number: 1, title: "Drift aa" }]);
      expect(second).toEqual([{ done: "kept", number: 1, title: "Drift aa" }]);
      expect(server.writes).toHaveLength(1);
      expect(server.open).toMatchObject([
        { labels: "drift", body: expect.stringContaining("It moved.") as string },
      ]);
    });

    test("changed details of a drift update its issue", async () => {
      await keep([drift("aa")]);

      const kept = await keep([drift("aa", "It moved further.")]);

      expect(kept).toMatchObject([{ done: "updated", number: 1 }]);
      expect(server.open).toMatchObject([{ body: expect.stringContaining("further") as string }]);
    });

    test("the issue of a resolved drift is closed, and a recurring drift gets a new issue", async () => {
      await keep([drift("aa"), drift("bb")]);

      const kept = await keep([drift("bb")]);

      expect(kept).toContainEqual({ done: "closed", number: 1, title: "Drift aa" });
      expect(titles()).toEqual(["Drift bb"]);
      await keep([drift("aa"), drift("bb")]);
      expect(server.issues).toHaveLength(3);
    });

    test("no issue is closed if the reading is incomplete", async () => {
      await keep([drift("aa")]);

      await keep([], "sync/source", false);

      expect(titles()).toEqual(["Drift aa"]);
    });

    test("issues of users, of other stacks and of other projects are not touched", async () => {
      server.openIssue("A person's", "about something else");
      await keep([drift("aa")], "sync/target");
      await keep([drift("aa")], "other/source");

      await keep([]);

      expect(titles()).toEqual(["A person's", "Drift aa", "Drift aa"]);
    });

    test("duplicate issues of concurrent pipelines are reduced to one", async () => {
      await keep([drift("aa")]);
      server.openIssue("Drift aa", server.open[0]!.body);

      await keep([drift("aa")]);

      expect(server.open.map(({ number }) => number)).toEqual([1]);
    });

    test("an issue is found beyond the first page", async () => {
      for (let count = 0; count < 250; count += 1) server.openIssue(`Issue ${count}`, "");
      await keep([drift("aa")]);

      const kept = await keep([drift("aa")]);

      expect(kept).toMatchObject([{ done: "kept", number: 251 }]);
    });
  });

  describe("comments", () => {
    const write = (text: string, heading = "source") =>
      keepComment(forge, { heading, text, cutOff: "… cut off" });

    test("each heading has one comment, which later runs update", async () => {
      await write("first");
      await write("second");
      await write("second");
      await write("another", "target");

      expect(server.comments.map(({ body }) => body.split("\n")[1])).toEqual(["second", "another"]);
      expect(server.writes).toHaveLength(3);
    });

    test("a long text is truncated after a whole line, with a note", async () => {
      await write("a line of some length\n".repeat(10_000));

      const [{ body } = { body: "" }] = server.comments;
      expect(body.length).toBeLessThanOrEqual(64_000);
      expect(
        body
          .split("\n")
          .slice(1, -2)
          .every((line) => line === "a line of some length"),
      ).toBe(true);
      expect(body.endsWith("\n\n… cut off")).toBe(true);
    });
  });

  test("a rejected call shows the forge's message without the token", async () => {
    const [variable] = name === "github" ? ["GITHUB_TOKEN"] : ["GITLAB_TOKEN"];
    const stranger = chooseForge({}, { ...server.environment, [variable]: "a-wrong-token" });

    const refused = await stranger.openIssues().catch((error: Error) => error.message);

    expect(refused).toMatch(/401 Bad credentials/);
    expect(refused).not.toContain("a-wrong-token");
  });
});

test.each([
  ["no pipeline", {}, {}, /neither in GitHub Actions nor in GitLab CI/],
  ["no token of GitHub", { github: true }, {}, /GITHUB_TOKEN is not set/],
  ["no token of GitLab", {}, { GITLAB_CI: "true" }, /GITLAB_TOKEN is not set/],
])("%s is a clear error", (_name, choice, environment, words) => {
  expect(() => chooseForge(choice, environment)).toThrow(words);
});

test("an unreachable forge is reported with the call", async () => {
  const forge = chooseForge(
    { github: true },
    { GITHUB_TOKEN: "t", GITHUB_REPOSITORY: "acme/sync", GITHUB_API_URL: "http://127.0.0.1:1" },
  );

  await expect(forge.openIssues()).rejects.toThrow(/Cannot reach GitHub for GET \/repos\/acme\/sync\/issues/);
});
