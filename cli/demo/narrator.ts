import { colors } from "../../core/messages";

/** What the demo says: numbered acts, and below each what the engine prints. */
export class Narrator {
  private act = 0;
  private readonly startedAt = Date.now();

  title(text: string): void {
    console.log(colors.bold(text));
  }

  begin(heading: string, explanation: string): void {
    this.act += 1;
    console.log(`\n${colors.bold(colors.cyan(`${this.act}. ${heading}`))}\n   ${colors.dim(explanation)}`);
  }

  /** A line of the engine's own output; its sign of life is left out. */
  readonly engine = (line: string): void => {
    if (line.trim() !== "" && !line.startsWith("@ ")) console.log(colors.dim("   │ ") + line);
  };

  /** Text of several lines that stands by itself. */
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
