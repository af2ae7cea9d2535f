/** Progress of one long step on a terminal or in a log. */
const ERASE_LINE = "\r\u001b[K";

/**
 * Shows one step: on a terminal one line that counts the seconds, in a log a line every 15 seconds.
 *
 * @param {string} title for example `Installing packages`
 * @param {{ write(text: string): unknown, isTTY?: boolean }} [output] default: standard output
 * @returns `update(detail)` replaces the text after the title; `finish(result)` ends the step with its own line.
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
