import { type Dirent, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOfBytes } from "../../../governance/approval";

/** A file, a link, or anything else in a folder that is not a folder itself. */
export interface Entry {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly kind: "file" | "link" | "other";
  /** The fingerprint of a file's bytes, or the target of a link. */
  readonly content: string;
}

export interface EntryOptions {
  /** Whether to enter a folder. Default: every folder. */
  readonly enters?: (path: string) => boolean;
  /** Whether the bytes of a file count; otherwise only its name does. Default: those of every file. */
  readonly reads?: (path: string) => boolean;
}

/** Every entry in a folder and its subfolders, sorted by path. Links are not followed. */
export function entriesIn(folder: string, options: EntryOptions = {}): Entry[] {
  const found: Entry[] = [];
  collect(folder, "", options, found);
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** One fingerprint for many entries: it changes with the path, the kind and the content of any of them. */
export function fingerprintOfEntries(entries: readonly Entry[]): string {
  const lines = entries.map((entry) => JSON.stringify([entry.path, entry.kind, entry.content]));
  return fingerprintOfBytes(Buffer.from(lines.join("\n")));
}

/** The fingerprints of entries by the name that `nameOf` gives to their group. */
export function fingerprintsByName(
  entries: readonly Entry[],
  nameOf: (path: string) => string,
): Record<string, string> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = nameOf(entry.path);
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return Object.fromEntries([...groups].map(([name, group]) => [name, fingerprintOfEntries(group)]));
}

function collect(root: string, folder: string, options: EntryOptions, found: Entry[]): void {
  for (const item of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? item.name : `${folder}/${item.name}`;
    if (!item.isDirectory()) found.push(entryOf(root, path, item, options));
    else if (options.enters?.(path) ?? true) collect(root, path, options, found);
  }
}

function entryOf(root: string, path: string, item: Dirent, { reads }: EntryOptions): Entry {
  const place = join(root, path);
  if (item.isSymbolicLink()) return { path, kind: "link", content: readlinkSync(place) };
  if (!item.isFile()) return { path, kind: "other", content: "" };
  const counts = reads?.(path) ?? true;
  return { path, kind: "file", content: counts ? fingerprintOfBytes(readFileSync(place)) : "" };
}
