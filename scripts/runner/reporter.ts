const isTerminal = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;

const paint = (code: number) => (text: string) =>
  isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

const NAME_WIDTH = 11;
const RESULT_WIDTH = 46;

/** Tells a person what goes on, one line per step with the time that it took. */
export interface Reporter {
  /** Runs a step; what it returns is printed as its result. */
  step(
    name: string,
    work: (progress: (text: string) => void) => Promise<string> | string,
  ): Promise<void>;
  line(text?: string): void;
}

export const formatSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

function drawProgress(name: string, started: number) {
  let text = '';
  const draw = () => {
    const time = dim(formatSeconds(Date.now() - started));
    process.stdout.write(`\r\u001b[K  ${dim('·')} ${name.padEnd(NAME_WIDTH)} ${text} ${time}`);
  };
  const timer = isTerminal ? setInterval(draw, 200) : undefined;
  return {
    show: (next: string) => {
      text = next;
      if (isTerminal) draw();
      else if (next !== '') console.log(`  · ${name.padEnd(NAME_WIDTH)} ${next} ...`);
    },
    end: () => {
      clearInterval(timer);
      if (isTerminal) process.stdout.write('\r\u001b[K');
    },
  };
}

export const terminalReporter: Reporter = {
  async step(name, work) {
    const started = Date.now();
    const progress = drawProgress(name, started);
    try {
      const result = await work(progress.show);
      progress.end();
      const time = dim(formatSeconds(Date.now() - started).padStart(7));
      console.log(
        `  ${green('✓')} ${name.padEnd(NAME_WIDTH)} ${result.padEnd(RESULT_WIDTH)} ${time}`,
      );
    } catch (error) {
      progress.end();
      console.log(`  ${red('✗')} ${name}`);
      throw error;
    }
  },
  line: (text = '') => console.log(text),
};

/** For stacks that a test starts: only failures matter there. */
export const silentReporter: Reporter = {
  step: async (_name, work) => void (await work(() => undefined)),
  line: () => undefined,
};
