import { toWireTime } from "../wire-time";
import type { CallRecord } from "../call-log";
import { markup, type Markup } from "./markup";
import type { JobPicture, Picture } from "./picture";
import { style } from "./style";
import { drawTrusts } from "./trust-drawing";

/** Reloads the picture every second, except while text is selected. Without scripts the page stays as it was loaded. */
const script = `
setInterval(async () => {
  if (document.hidden || String(getSelection())) return;
  const answer = await fetch("/", { headers: { accept: "text/html" } }).catch(() => undefined);
  document.body.classList.toggle("gone", !answer);
  if (!answer) return;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["header", "main"]) document.querySelector(part).replaceWith(next.querySelector(part));
}, 1000);
`;
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:";

/** The HTML page at `/`: an overview of the emulated cloud. It loads nothing from another address. */
export function renderPage(picture: Picture): string {
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,"><title>Tencent Cloud emulator</title>
<style>${{ html: style }}</style>
</head>
<body>
${header(picture)}
<main>
${section("Who may assume what", picture.roles.length > 0 ? drawTrusts(picture) : nothing("No role yet."))}
${section("Sync jobs", picture.jobs.length > 0 ? jobTable(picture) : nothing("No sync job yet."))}
${section("Accounts", accountTable(picture))}
${section("Latest calls", picture.calls.length > 0 ? callTable(picture.calls) : nothing("No call yet."))}
</main>
<script>${{ html: script }}</script>
</body>
</html>
`;
  return html;
}

function header({ now, speed }: Picture): Markup {
  const pace = speed === 1 ? "real time" : speed === 0 ? "stopped" : `${speed} times real time`;
  return markup`<header><h1>Tencent Cloud emulator</h1><span>${toWireTime(now)} Beijing · ${pace}</span><span>control: <code>/_emulator</code></span></header>`;
}

function section(title: string, content: Markup): Markup {
  return markup`<section aria-label="${title}"><h2>${title}</h2>${content}</section>`;
}

function nothing(text: string): Markup {
  return markup`<p class="dim">${text}</p>`;
}

function jobTable({ jobs, moreJobs }: Picture): Markup {
  const more = moreJobs > 0 ? nothing(`… and ${moreJobs} older jobs.`) : markup``;
  return markup`<table><thead><tr><th>Job</th><th>From → to</th><th>Status</th><th>Billing</th><th>Phase</th><th>Full load</th><th class="number">Lag</th></tr></thead>
<tbody>${jobs.map(jobRow)}</tbody></table>${more}`;
}

/** Colors of the statuses that mean success or failure; transitional statuses have none. */
const tones: Readonly<Record<string, string>> = {
  Running: "good",
  CheckPass: "good",
  CheckNotPass: "bad",
  ResumableErr: "bad",
  Failed: "bad",
  Paused: "warn",
  Stopped: "warn",
};

function jobRow({ job, phase, progress, lagSeconds }: JobPicture): Markup {
  const { source, target } = job;
  const bar =
    progress === undefined
      ? markup``
      : markup`<span class="bar" title="${progress}%"><i style="width:${progress}%"></i></span>`;
  return markup`<tr id="${job.id}"><td>${job.name}<br><code class="dim">${job.id}</code></td>
<td>${source.databaseKind} ${source.region} →<br>${target.databaseKind} ${target.region}</td>
<td class="${tones[job.status] ?? ""}">${job.status}</td><td>${job.tradeStatus}</td><td>${phase}</td><td>${bar}</td>
<td class="number">${job.run ? `${lagSeconds} s` : ""}</td></tr>`;
}

function accountTable({ accounts }: Picture): Markup {
  return markup`<table><thead><tr><th>Account</th><th>Users</th><th>Groups</th><th>Roles</th><th>Own policies</th><th>Instances</th><th class="number">Balance</th></tr></thead>
<tbody>${accounts.map(
    ({
      name,
      uin,
      users,
      groups,
      roles,
      policies,
      instances,
      balance,
    }) => markup`<tr><td>${name}<br><code class="dim">${uin}</code></td>
<td>${[...users.values()].map((user) => user.name).join(", ")}</td><td>${[...groups.values()].map((group) => group.name).join(", ")}</td>
<td>${[...roles.keys()].join(", ")}</td><td>${[...policies.values()].map(({ policyName }) => policyName).join(", ")}</td>
<td>${instances.length}</td><td class="number">${balance}</td></tr>`,
  )}</tbody></table>`;
}

function callTable(calls: readonly CallRecord[]): Markup {
  return markup`<table><thead><tr><th class="number">#</th><th>Time</th><th>Caller</th><th>Call</th><th>Verdict</th></tr></thead>
<tbody>${calls.map(
    ({
      number,
      time,
      callerUin,
      service,
      action,
      outcome,
      note,
    }) => markup`<tr><td class="number">${number}</td><td>${toWireTime(time).slice(11)}</td>
<td>${callerUin}</td><td>${service ?? "?"}:${action ?? "?"}</td>
<td class="${outcome === "ok" ? "good" : "bad"}">${outcome} <span class="dim">${note}</span></td></tr>`,
  )}</tbody></table>`;
}
