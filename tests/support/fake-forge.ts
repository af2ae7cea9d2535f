import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

interface StoredIssue {
  number: number;
  title: string;
  body: string;
  isOpen: boolean;
  labels: string;
}

interface StoredComment {
  id: number;
  body: string;
}

type Answer = readonly [status: number, body: unknown];
type Body = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A forge's data of one repository. */
class Repository {
  readonly issues: StoredIssue[] = [];
  readonly comments: StoredComment[] = [];
  /** Every writing call, such as `POST /issues`. */
  readonly writes: string[] = [];

  get open(): StoredIssue[] {
    return this.issues.filter(({ isOpen }) => isOpen);
  }

  openIssue(title: string, body: string, labels = ""): StoredIssue {
    const issue = { number: this.issues.length + 1, title, body, isOpen: true, labels };
    this.issues.push(issue);
    return issue;
  }
}

/** One page of a list; pages count from 1 on both forges, and hold 30 or 20 items by default. */
function page<Item>(items: readonly Item[], query: URLSearchParams): Item[] {
  const size = Math.min(Number(query.get("per_page") ?? 20), 100);
  const start = (Number(query.get("page") ?? 1) - 1) * size;
  return items.slice(start, start + size);
}

/** The issue and comment API of one forge, as its documentation describes it. */
interface ForgeRoutes {
  readonly token: readonly [header: string, value: string];
  route(repository: Repository, method: string, path: string, query: URLSearchParams, body: Body): Answer;
}

const notFound: Answer = [404, { message: "Not Found" }];

/** GitHub: `/repos/{owner}/{repo}/issues`, pull requests among them; API version 2022-11-28. */
const githubRoutes: ForgeRoutes = {
  token: ["authorization", "Bearer forge-token"],
  route: (repository, method, path, query, body) => {
    const [, rest = ""] = /^\/repos\/acme\/sync\/issues(.*)$/.exec(path) ?? [];
    const toWire = ({ number, title, body: text, isOpen }: StoredIssue) => ({
      ...{ number, title, body: text, state: isOpen ? "open" : "closed" },
    });
    if (!path.startsWith("/repos/acme/sync/issues")) return notFound;
    if (method === "GET" && rest === "") {
      const pullRequest = { number: 7, title: "A change", body: "", state: "open", pull_request: {} };
      return [200, page([pullRequest, ...repository.open.map(toWire)], query)];
    }
    if (method === "POST" && rest === "") {
      const labels = (body.labels as readonly string[] | undefined)?.join(",");
      return [201, toWire(repository.openIssue(body.title as string, body.body as string, labels))];
    }
    const issue = repository.issues.find(({ number }) => `/${number}` === rest);
    if (method === "PATCH" && issue) {
      if (body.title !== undefined) Object.assign(issue, { title: body.title, body: body.body });
      if (body.state === "closed") issue.isOpen = false;
      return [200, toWire(issue)];
    }
    return commentRoutes(repository, method, rest, query, body, "/7/comments", "/comments", "PATCH");
  },
};

/** GitLab: `/projects/{id}/issues` and the notes of a merge request; API version 4. */
const gitlabRoutes: ForgeRoutes = {
  token: ["private-token", "forge-token"],
  route: (repository, method, path, query, body) => {
    const rest = path.replace(/^\/api\/v4\/projects\/42/, "");
    const toWire = ({ number, title, body: text, isOpen }: StoredIssue) => ({
      ...{ iid: number, title, description: text, state: isOpen ? "opened" : "closed" },
    });
    if (method === "GET" && rest === "/issues") return [200, page(repository.open.map(toWire), query)];
    if (method === "POST" && rest === "/issues") {
      const made = repository.openIssue(
        body.title as string,
        body.description as string,
        body.labels as string,
      );
      return [201, toWire(made)];
    }
    const issue = repository.issues.find(({ number }) => `/issues/${number}` === rest);
    if (method === "PUT" && issue) {
      if (body.title !== undefined) Object.assign(issue, { title: body.title, body: body.description });
      if (body.state_event === "close") issue.isOpen = false;
      return [200, toWire(issue)];
    }
    const notes = "/merge_requests/7/notes";
    return commentRoutes(repository, method, rest, query, body, notes, notes, "PUT");
  },
};

function commentRoutes(
  { comments }: Repository,
  method: string,
  rest: string,
  query: URLSearchParams,
  body: Body,
  list: string,
  one: string,
  change: "PATCH" | "PUT",
): Answer {
  if (method === "GET" && rest === list) return [200, page(comments, query)];
  if (method === "POST" && rest === list) {
    const comment = { id: 1000 + comments.length, body: body.body as string };
    if (comment.body.length > 65_536) return [422, { message: "Body is too long" }];
    comments.push(comment);
    return [201, comment];
  }
  const known = comments.find(({ id }) => `${one}/${id}` === rest);
  if (method !== change || !known) return notFound;
  known.body = body.body as string;
  return [200, known];
}

export type ForgeName = "github" | "gitlab";

/** A forge with one repository and one pull request, number 7, on a free port of this machine. */
export interface FakeForge extends Pick<Repository, "issues" | "comments" | "writes" | "open" | "openIssue"> {
  /** The environment of a pipeline of this forge. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startFakeForge(name: ForgeName): Promise<FakeForge> {
  const repository = new Repository();
  const { token, route } = { github: githubRoutes, gitlab: gitlabRoutes }[name];
  const server = createServer((request, response) => {
    void answerTo(request).then(([status, body]) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://forge");
    const { method = "" } = request;
    if (request.headers[token[0]] !== token[1]) return [401, { message: "Bad credentials" }];
    const body = method === "GET" ? {} : ((await json(request)) as Body);
    if (method !== "GET") repository.writes.push(`${method} ${pathname}`);
    return route(repository, method, pathname, searchParams, body);
  };
  const port = await listen(server);
  const address = `http://127.0.0.1:${port}`;
  return Object.assign(repository, {
    environment: environments[name](address),
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}

const environments: Readonly<Record<ForgeName, (address: string) => Record<string, string>>> = {
  github: (address) => ({
    GITHUB_ACTIONS: "true",
    GITHUB_TOKEN: "forge-token",
    GITHUB_REPOSITORY: "acme/sync",
    GITHUB_API_URL: address,
    GITHUB_REF: "refs/pull/7/merge",
  }),
  gitlab: (address) => ({
    GITLAB_CI: "true",
    GITLAB_TOKEN: "forge-token",
    CI_PROJECT_ID: "42",
    CI_API_V4_URL: `${address}/api/v4`,
    CI_MERGE_REQUEST_IID: "7",
  }),
};

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
