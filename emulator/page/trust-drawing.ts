import { markup, type Markup } from "./markup";
import type { Identity, Picture } from "./picture";

const row = 40;
const box = { width: 300, height: 32 };
const width = 1000;
const right = width - box.width;

/** Draws identities on the left, roles on the right, and a line for each trust between them. */
export function drawTrusts({ identities, roles, trusts }: Picture): Markup {
  const height = Math.max(identities.length, roles.length) * row;
  const top = (index: number) => index * row + (row - box.height) / 2;
  const middle = (index: number) => index * row + row / 2;
  const lines = trusts.map(({ identity, role, verdict }) => {
    const [from, to] = [middle(identities.indexOf(identity)), middle(roles.indexOf(role))];
    const [start, end, bend] = [box.width, right, width / 2];
    return markup`<path class="${verdict}" d="M${start} ${from} C${bend} ${from} ${bend} ${to} ${end} ${to}"><title>${identity.name} → ${role.roleName}: ${words[verdict]}</title></path>`;
  });
  return markup`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Who may assume which role">
    ${lines}
    ${identities.map((identity, index) => labelled(0, top(index), identity.name, placeOf(identity)))}
    ${roles.map((role, index) => labelled(right, top(index), role.roleName, `role of ${role.accountUin}`))}
  </svg>
  <p>${(["may", "mayWithExternalId", "notAllowed"] as const).map((verdict) => legend(verdict))}</p>`;
}

const words = {
  may: "may assume",
  mayWithExternalId: "may assume, with the external ID",
  notAllowed: "trusted by the role, but its own account gave it no sts:AssumeRole",
} as const;

function placeOf({ account, uin }: Identity): string {
  return `${account.name} · ${uin}`;
}

function labelled(x: number, y: number, name: string, place: string): Markup {
  return markup`<rect x="${x + 0.5}" y="${y}" width="${box.width - 1}" height="${box.height}" rx="5"/>
    <text x="${x + 10}" y="${y + 14}">${name}</text><text class="dim" x="${x + 10}" y="${y + 27}">${place}</text>`;
}

function legend(verdict: keyof typeof words): Markup {
  return markup`<span class="key dim"><svg viewBox="0 0 28 8"><path class="${verdict}" d="M0 4H28"/></svg> ${words[verdict]}</span>`;
}
