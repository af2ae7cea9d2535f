import { problem, ProblemError } from "../../messages";
import { measureNoOp } from "./no-op";

export interface BenchOptions {
  readonly only?: string;
  readonly runs: string;
}

interface Measured {
  readonly isWithinLimit: boolean;
}

/** Every benchmark by its name; each takes the number of its runs. */
const benches: Readonly<Record<string, (runs: number) => Promise<Measured>>> = {
  "no-op": measureNoOp,
};

/** Runs one benchmark, or all; prints a line of JSON for each. Returns 1 when one of them is above its limit. */
export async function bench({ only, runs }: BenchOptions): Promise<number> {
  const count = numberOfRuns(runs);
  let isWithinLimits = true;
  for (const measure of chosen(only)) {
    const measured = await measure(count);
    console.log(JSON.stringify(measured));
    isWithinLimits &&= measured.isWithinLimit;
  }
  return isWithinLimits ? 0 : 1;
}

function chosen(only: string | undefined): readonly ((runs: number) => Promise<Measured>)[] {
  if (only === undefined) return Object.values(benches);
  const found = Object.hasOwn(benches, only) ? benches[only] : undefined;
  if (found) return [found];
  const allowed = Object.keys(benches).join(", ");
  throw new ProblemError(problem("option.invalid", { flag: "--only", value: only, allowed }));
}

function numberOfRuns(text: string): number {
  const runs = Number(text);
  if (Number.isInteger(runs) && runs > 0) return runs;
  throw new ProblemError(
    problem("option.invalid", { flag: "--runs", value: text, allowed: "a whole number above 0" }),
  );
}
