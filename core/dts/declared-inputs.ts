import { jobDefaults } from "./job-defaults";
import { isSameValue } from "../state";
import type { JobOptions, SyncJobInputs } from "./job-inputs";

type Defaulted = keyof typeof jobDefaults;

/** A job's inputs as a program declares them: what has a default may be omitted. */
export type DeclaredInputs = Omit<SyncJobInputs, Defaulted> &
  Partial<Pick<SyncJobInputs, Exclude<Defaulted, "options">>> & { readonly options?: Partial<JobOptions> };

/** The inputs with every default filled in. */
export function withDefaults(declared: DeclaredInputs): SyncJobInputs {
  return { ...jobDefaults, ...declared, options: { ...jobDefaults.options, ...declared.options } };
}

/** The same job without every value that equals its default. */
export function withoutDefaults<Job extends { readonly options?: Partial<JobOptions> }>({
  options = {},
  ...others
}: Job): Omit<Job, Defaulted> & Partial<Pick<DeclaredInputs, Defaulted>> {
  const { options: usualOptions, ...usual } = jobDefaults;
  const chosen = withoutUsual(options, usualOptions);
  return {
    ...withoutUsual(others, usual),
    ...(Object.keys(chosen).length > 0 ? { options: chosen } : {}),
  } as ReturnType<typeof withoutDefaults<Job>>;
}

function withoutUsual(values: object, usual: object): object {
  const known = usual as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => !(key in known) || !isSameValue(value, known[key])),
  );
}
