import * as pulumi from "@pulumi/pulumi";

/** A resource as the program registered it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  /** As the engine gets them, secrets unwrapped. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names of the top-level inputs that are or hold a secret. */
  readonly secretInputs: readonly string[];
}

/** Marks a secret in Pulumi's wire format. */
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const signatureKey = "4dabf18193072939515e22adb298388d";

/** Outputs that providers add to the inputs, by type. */
const outputsOf: Readonly<Record<string, (inputs: Registered["inputs"], name: string) => object>> = {
  "pulumi-nodejs:dynamic/dts:ExternalId": ({ keeper }) => ({
    value: keeper === "1" ? "generated-external-id" : `generated-external-id-${String(keeper)}`,
    ...(keeper === "1" ? {} : { previousValue: "generated-external-id" }),
  }),
  "pulumi-nodejs:dynamic/cam:Policy": () => ({ policyId: "4711" }),
  "pulumi-nodejs:dynamic/cam:PolicyAttachment": (_inputs, name) => ({ attacheeId: `attachee-of-${name}` }),
  "pulumi-nodejs:dynamic/dts:SyncJob": () => ({
    report: {
      status: "Running",
      tradeStatus: "Normal",
      phase: "sinker",
      progress: 100,
      lagSeconds: 3,
      lagMegabytes: 0,
      lastError: null,
      allowedActions: "pause, stop",
      compareResult: {
        taskId: "cmp-1",
        conclusion: "same",
        differentTables: 0,
        differentRows: 0,
        settings: '{"method":"full"}',
      },
      usesCurrentExternalId: true,
    },
  }),
};

export interface Program<Made> {
  readonly made: Made;
  /** In the order of registration. */
  readonly resources: readonly Registered[];
  named(name: string): Registered;
}

/**
 * Runs a program against Pulumi's mocks until every resource is registered.
 *
 * @param beforeAnswer awaited before a resource exists
 */
export async function runProgram<Made>(
  build: () => Made,
  beforeAnswer: (resource: Registered) => Promise<void> = () => Promise.resolve(),
): Promise<Program<Made>> {
  const resources: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: async ({ type, name, inputs }) => {
        const resource = toRegistered(type, name, inputs as Record<string, unknown>);
        resources.push(resource);
        await beforeAnswer(resource);
        return {
          id: `${name}-id`,
          state: { ...resource.inputs, ...outputsOf[type]?.(resource.inputs, name) },
        };
      },
      call: () => ({}),
    },
    "dts-cross-account",
    "test",
    false,
    "organization",
  );
  const made = await finished(build);
  return {
    made,
    resources,
    named: (name) => {
      const found = resources.find((resource) => resource.name === name);
      if (!found)
        throw new Error(`no resource ${name} among ${resources.map((each) => each.name).join(", ")}`);
      return found;
    },
  };
}

/** Waits for every registration, also when the program fails. */
async function finished<Made>(build: () => Made): Promise<Made> {
  try {
    return build();
  } finally {
    await pulumi.runtime.disconnect();
  }
}

/** An output's value and whether it is a secret. */
export async function settled<Value>(
  output: pulumi.Output<Value>,
): Promise<{ value: Value; isSecret: boolean }> {
  const isSecret = Boolean(await pulumi.isSecret(output));
  const value = await new Promise<Value>((resolve) => output.apply((found) => resolve(found as Value)));
  return { value, isSecret };
}

/** Type of a resource's parent, read from its URN. */
export async function parentTypeOf(resource: pulumi.Resource): Promise<string | undefined> {
  const { value: urn } = await settled(resource.urn);
  return urn.split("::")[2]?.split("$").slice(0, -1).pop();
}

function toRegistered(type: string, name: string, inputs: Record<string, unknown>): Registered {
  const entries = Object.entries(inputs);
  return {
    type,
    name,
    inputs: Object.fromEntries(entries.map(([key, value]) => [key, isSecret(value) ? value.value : value])),
    secretInputs: entries.filter(([, value]) => isSecret(value)).map(([key]) => key),
  };
}

function isSecret(value: unknown): value is { value: unknown } {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Record<string, unknown>)[signatureKey] === secretSignature
  );
}
