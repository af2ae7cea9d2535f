import { runNode } from "./call-tool";

const tracing = /@opentelemetry\/(resources|sdk-trace|exporter|instrumentation)/;

/** Runs code in a process that is started as Pulumi starts our program, and returns what it tells. */
async function startedLean(body: string, environment: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const code = `
    const loaded = () => Object.keys(require.cache).filter((file) => ${tracing}.test(file)).length > 0;
    (async () => { ${body} })().then((told) => { process.stdout.write(JSON.stringify(told)); process.exit(0); });
  `;
  const parameters = ["--require=./tools/lean-start.cjs", "--eval", code];
  const { output, errors } = await runNode(parameters, { ...process.env, ...environment });
  if (output === "") throw new Error(errors);
  return JSON.parse(output);
}

test("tracing is loaded when it is asked for, and not before", async () => {
  // When
  const told = await startedLean(`
    const tracing = require("@pulumi/pulumi/cmd/run/tracing");
    const before = loaded();
    tracing.start("http://127.0.0.1:9/api/v2/spans");
    return { before, after: loaded(), span: tracing.newSpan("a span").constructor.name };
  `);

  // Then
  expect(told).toEqual({ before: false, after: true, span: "Span" });
});

test("a program need not wait for a debugger, and gets one that it asks for", async () => {
  // When
  const told = await startedLean(`
    const hooks = require("@pulumi/pulumi/runtime/closure/v8Hooks");
    await hooks.isInitializedAsync();
    const hasSession = () => Object.keys(require.cache).some((file) => file.endsWith("v8Hooks.js"));
    const before = hasSession();
    const session = await hooks.getSessionAsync();
    return { before, after: hasSession(), session: session.constructor.name };
  `);

  // Then
  expect(told).toEqual({ before: false, after: true, session: "Session" });
});

test("an error tells no places in the program, and all of them to who debugs it", async () => {
  // Given
  const body = `require("@pulumi/pulumi/cmd/run/tracing"); return [loaded(), new Error("why").stack.split("\\n").length > 1];`;

  // When
  const usual = await startedLean(body);
  const debugged = await startedLean(body, { DTS_CROSS_ACCOUNT_DEBUG: "1" });

  // Then
  expect(usual).toEqual([false, false]);
  expect(debugged).toEqual([true, true]);
});
