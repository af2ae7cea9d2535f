import { wordsOf } from "../say";
import { byUrgency, renderRow, totalsOf, type JobRow } from "./job-row";

/** Shows the rows of each poll. */
export interface Screen {
  show(rows: readonly JobRow[]): void;
  end(): void;
}

/** A screen that is redrawn in place, no higher than the terminal. */
export async function terminalScreen(output: NodeJS.WriteStream): Promise<Screen> {
  // An ES module, loaded only for a terminal.
  const { createLogUpdate } = await import("log-update");
  const redraw = createLogUpdate(output);
  return {
    show: (rows) => redraw(renderRows(rows, { height: output.rows, width: output.columns }).join("\n")),
    end: () => redraw.done(),
  };
}

/** Lines for a log: the changed rows and the totals. A changed lag alone is no change. */
export function logScreen(write: (line: string) => void): Screen {
  const shown = new Map<string, string>();
  return {
    show: (rows) => {
      const width = nameWidth(rows);
      const changed = byUrgency(rows).filter((row) => {
        const { lagSeconds: _moves, ...lasting } = row;
        const text = JSON.stringify(lasting);
        const isNew = shown.get(row.name) !== text;
        shown.set(row.name, text);
        return isNew;
      });
      for (const row of changed) write(renderRow(row, width));
      if (changed.length > 0) write(totalsLine(rows));
    },
    end: () => undefined,
  };
}

/** One line of JSON for each changed row. */
export function jsonScreen(write: (line: string) => void): Screen {
  const shown = new Map<string, string>();
  return {
    show: (rows) => {
      for (const row of rows) {
        const text = JSON.stringify(row);
        if (shown.get(row.name) === text) continue;
        shown.set(row.name, text);
        write(text);
      }
    },
    end: () => undefined,
  };
}

/** The most urgent rows that fit the terminal, and the totals of all rows. */
export function renderRows(
  rows: readonly JobRow[],
  { height, width }: { readonly height: number; readonly width: number },
): string[] {
  const room = Math.max(1, height - 3);
  const sorted = byUrgency(rows);
  const visible = sorted.length <= room ? sorted : sorted.slice(0, room - 1);
  const hidden = sorted.length - visible.length;
  return [
    ...visible.map((row) => renderRow(row, nameWidth(visible)).slice(0, Math.max(1, width - 1))),
    ...(hidden > 0 ? [wordsOf("watch.more", { count: hidden })] : []),
    totalsLine(rows).slice(0, Math.max(1, width - 1)),
  ];
}

function nameWidth(rows: readonly JobRow[]): number {
  return Math.max(0, ...rows.map(({ name }) => name.length));
}

function totalsLine(rows: readonly JobRow[]): string {
  return wordsOf("watch.totals", totalsOf(rows));
}
