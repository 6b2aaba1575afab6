import type { Context } from '../command.js';
import { UsageError } from '../exit-code.js';
import { DrawnUi } from './drawn-ui.js';
import { runMainMenu } from './main-menu.js';
import { PlainUi } from './plain-ui.js';

/** The program without a command. @throws {UsageError} where no person is at the terminal */
export async function runInteractive(context: Context): Promise<void> {
  const { terminal, style, api, session } = context;
  if (terminal.input.isTTY !== true || terminal.output.isTTY !== true) {
    throw new UsageError(
      'This is no terminal, so nobody can choose. Run a command, such as: lastseat events\n' +
        'All of them: lastseat --help',
    );
  }
  const ui = style.isPlain ? new PlainUi(terminal) : new DrawnUi(terminal, style);
  try {
    await runMainMenu({ ui, api, session, style });
  } finally {
    ui.close();
  }
}
