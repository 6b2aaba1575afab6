import type { Api } from '../api.js';
import type { Style } from '../output/style.js';
import type { Session } from '../session/session.js';
import type { Ui } from './ui.js';

/** What every screen needs. */
export interface Screens {
  ui: Ui;
  api: Api;
  session: Session;
  style: Style;
}
