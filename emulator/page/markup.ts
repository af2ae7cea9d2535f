/** Escaped text that is safe inside HTML and SVG. */
export interface Markup {
  readonly html: string;
}

type Part = string | number | undefined | Markup | readonly Markup[];

/** Builds markup from a template: values are escaped unless they are markup already. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    html: strings.map((text, index) => (index === 0 ? text : render(parts[index - 1]) + text)).join(""),
  };
}

function render(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  return "html" in part ? part.html : part.map(({ html }) => html).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
