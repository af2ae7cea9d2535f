const ERASE_LINE = "\r\u001b[K";

/**
 * Shows one step of work: on a terminal a line that counts the seconds, elsewhere (a log) a line now and then.
 *
 * @param {string} title what is being done, for example `Installing packages`
 * @param {{ write(text: string): unknown, isTTY?: boolean }} [output] default: standard output
 * @returns `update(detail)` replaces what stands behind the title; `finish(result)` ends the step with its line.
 */
export function startStep(title, output = process.stdout) {
  const started = performance.now();
  const isLive = output.isTTY === true;
  let detail = "";

  const line = () => [`${title} ... ${elapsed(started)}`, detail].filter(Boolean).join(", ");
  const show = () => output.write(isLive ? ERASE_LINE + line() : `${line()}\n`);
  const timer = setInterval(show, isLive ? 1_000 : 15_000);
  timer.unref();
  if (isLive) show();
  else output.write(`${title} ...\n`);

  return {
    update(next) {
      detail = next;
      if (isLive) show();
    },
    finish(result = "done") {
      clearInterval(timer);
      output.write(`${isLive ? ERASE_LINE : ""}${title}: ${result} (${elapsed(started)})\n`);
    },
  };
}

function elapsed(started) {
  const seconds = (performance.now() - started) / 1_000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}
