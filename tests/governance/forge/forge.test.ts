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
    test("the same drift twice is one issue, written once", async () => {
      // When
      const first = await keep([drift("aa")]);
      const second = await keep([drift("aa")]);

      // Then
      expect(first).toEqual([{ done: "opened", number: 1, title: "Drift aa" }]);
      expect(second).toEqual([{ done: "kept", number: 1, title: "Drift aa" }]);
      expect(server.writes).toHaveLength(1);
      expect(server.open).toMatchObject([
        { labels: "drift", body: expect.stringContaining("It moved.") as string },
      ]);
    });

    test("other details of the same drift are written over the old ones", async () => {
      // Given
      await keep([drift("aa")]);

      // When
      const kept = await keep([drift("aa", "It moved further.")]);

      // Then
      expect(kept).toMatchObject([{ done: "updated", number: 1 }]);
      expect(server.open).toMatchObject([{ body: expect.stringContaining("further") as string }]);
    });

    test("a drift that is gone is closed, and one that comes back is a new issue", async () => {
      // Given
      await keep([drift("aa"), drift("bb")]);

      // When
      const kept = await keep([drift("bb")]);

      // Then
      expect(kept).toContainEqual({ done: "closed", number: 1, title: "Drift aa" });
      expect(titles()).toEqual(["Drift bb"]);
      await keep([drift("aa"), drift("bb")]);
      expect(server.issues).toHaveLength(3);
    });

    test("nothing is closed where not all could be known", async () => {
      // Given
      await keep([drift("aa")]);

      // When
      await keep([], "sync/source", false);

      // Then
      expect(titles()).toEqual(["Drift aa"]);
    });

    test("issues of people, of other stacks and of other projects are left alone", async () => {
      // Given
      server.openIssue("A person's", "about something else");
      await keep([drift("aa")], "sync/target");
      await keep([drift("aa")], "other/source");

      // When
      await keep([]);

      // Then
      expect(titles()).toEqual(["A person's", "Drift aa", "Drift aa"]);
    });

    test("two issues about one drift, as two pipelines at once may open them, become one", async () => {
      // Given
      await keep([drift("aa")]);
      server.openIssue("Drift aa", server.open[0]!.body);

      // When
      await keep([drift("aa")]);

      // Then
      expect(server.open.map(({ number }) => number)).toEqual([1]);
    });

    test("an issue is found behind hundreds of others", async () => {
      // Given
      for (let count = 0; count < 250; count += 1) server.openIssue(`Issue ${count}`, "");
      await keep([drift("aa")]);

      // When
      const kept = await keep([drift("aa")]);

      // Then
      expect(kept).toMatchObject([{ done: "kept", number: 251 }]);
    });
  });

  describe("comments", () => {
    const write = (text: string, heading = "source") =>
      keepComment(forge, { heading, text, cutOff: "… cut off" });

    test("one heading is one comment, written over", async () => {
      // When
      await write("first");
      await write("second");
      await write("second");
      await write("another", "target");

      // Then
      expect(server.comments.map(({ body }) => body.split("\n")[1])).toEqual(["second", "another"]);
      expect(server.writes).toHaveLength(3);
    });

    test("a text that is too long ends at a whole line, and says so", async () => {
      // When
      await write("a line of some length\n".repeat(10_000));

      // Then
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

  test("a refusal is told in the forge's words, without the token", async () => {
    // Given
    const [variable] = name === "github" ? ["GITHUB_TOKEN"] : ["GITLAB_TOKEN"];
    const stranger = chooseForge({}, { ...server.environment, [variable]: "a-wrong-token" });

    // When
    const refused = await stranger.openIssues().catch((error: Error) => error.message);

    // Then
    expect(refused).toMatch(/401 Bad credentials/);
    expect(refused).not.toContain("a-wrong-token");
  });
});

test.each([
  ["no pipeline", {}, {}, /neither in GitHub Actions nor in GitLab CI/],
  ["no token of GitHub", { github: true }, {}, /GITHUB_TOKEN is not set/],
  ["no token of GitLab", {}, { GITLAB_CI: "true" }, /GITLAB_TOKEN is not set/],
])("%s is one clear error", (_name, choice, environment, words) => {
  expect(() => chooseForge(choice, environment)).toThrow(words);
});

test("a forge that nobody answers for is named with the call", async () => {
  // Given
  const forge = chooseForge(
    { github: true },
    { GITHUB_TOKEN: "t", GITHUB_REPOSITORY: "acme/sync", GITHUB_API_URL: "http://127.0.0.1:1" },
  );

  // When it is asked, then
  await expect(forge.openIssues()).rejects.toThrow(/Cannot reach GitHub for GET \/repos\/acme\/sync\/issues/);
});
