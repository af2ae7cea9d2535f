import { colors } from "../../core/messages";

/** The output of the demo: numbered steps, each followed by the output of the engine. */
export class Narrator {
  private step = 0;
  private readonly startedAt = Date.now();

  title(text: string): void {
    console.log(colors.bold(text));
  }

  begin(heading: string, explanation: string): void {
    this.step += 1;
    console.log(`\n${colors.bold(colors.cyan(`${this.step}. ${heading}`))}\n   ${colors.dim(explanation)}`);
  }

  /** Prints a line of the engine's output, except its progress lines. */
  readonly engine = (line: string): void => {
    if (line.trim() !== "" && !line.startsWith("@ ")) console.log(colors.dim("   │ ") + line);
  };

  /** Prints an indented block of text. */
  report(text: string): void {
    console.log(text.replace(/^(?=.)/gm, "   "));
  }

  fact(name: string, value: string): void {
    console.log(`   ${colors.green("✔")} ${name}: ${value}`);
  }

  end(text: string): void {
    const seconds = ((Date.now() - this.startedAt) / 1000).toFixed(1);
    console.log(`\n${colors.bold(colors.green("✔"))} ${text} (${seconds} s)`);
  }
}
