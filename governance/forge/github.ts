import { readFileSync } from "node:fs";
import { allItems, callForge, type ForgeConnection } from "./call-forge";
import type { Comment, Forge, Issue } from "./forge";
import { required } from "./required";

interface GithubIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  /** Present if the issue is a pull request. */
  readonly pull_request?: object;
}

/**
 * GitHub over its REST API, version 2022-11-28. Reads `GITHUB_TOKEN` and the variables that GitHub Actions sets.
 *
 * @throws {ProblemError} `forge.settingMissing`
 */
export function github(environment: NodeJS.ProcessEnv): Forge {
  const token = required(
    environment,
    "GITHUB_TOKEN",
    "the token of the workflow",
    "env: GITHUB_TOKEN: ${{ github.token }}",
  );
  const repository = required(
    environment,
    "GITHUB_REPOSITORY",
    "owner/name of the repository",
    "GitHub Actions sets it.",
  );
  const connection: ForgeConnection = {
    name: "GitHub",
    api: environment.GITHUB_API_URL || "https://api.github.com",
    headers: {
      Authorization: `Bearer ${token}`,
      Accept: "application/vnd.github+json",
      "X-GitHub-Api-Version": "2022-11-28",
    },
  };
  const issues = `/repos/${repository}/issues`;
  const comments = () => `${issues}/${pullRequestNumber(environment)}/comments`;
  return {
    openIssues: async () => {
      const found = await allItems<GithubIssue>(
        connection,
        `${issues}?state=open&sort=created&direction=asc`,
      );
      return found.filter((issue) => !issue.pull_request).map(toIssue);
    },
    openIssue: async (title, body) =>
      toIssue(await callForge<GithubIssue>(connection, "POST", issues, { title, body, labels: ["drift"] })),
    changeIssue: async (number, title, body) => {
      await callForge(connection, "PATCH", `${issues}/${number}`, { title, body });
    },
    closeIssue: async (number) => {
      await callForge(connection, "PATCH", `${issues}/${number}`, {
        state: "closed",
        state_reason: "completed",
      });
    },
    comments: async () => {
      const found = await allItems<{ id: number; body?: string }>(connection, comments());
      return found.map(({ id, body = "" }): Comment => ({ id, body }));
    },
    addComment: async (body) => {
      await callForge(connection, "POST", comments(), { body });
    },
    changeComment: async (id, body) => {
      await callForge(connection, "PATCH", `${issues}/comments/${id}`, { body });
    },
  };
}

function toIssue({ number, title, body }: GithubIssue): Issue {
  return { number, title, body: body ?? "" };
}

/** The number in the event of the workflow, else in the ref, such as `refs/pull/7/merge`. */
function pullRequestNumber(environment: NodeJS.ProcessEnv): number {
  const fromEvent = environment.GITHUB_EVENT_PATH ? numberInEvent(environment.GITHUB_EVENT_PATH) : undefined;
  const fromRef = /^refs\/pull\/(\d+)\//.exec(environment.GITHUB_REF ?? "")?.[1];
  const how = "Run it in a workflow with `on: pull_request`.";
  return fromEvent ?? Number(fromRef ?? required({}, "GITHUB_REF", "refs/pull/<number>/merge", how));
}

function numberInEvent(file: string): number | undefined {
  try {
    const event = JSON.parse(readFileSync(file, "utf8")) as { pull_request?: { number?: number } };
    return event.pull_request?.number;
  } catch {
    return undefined;
  }
}
