/** How the interactive program speaks with a person: drawn with arrow keys, or plain with numbers. */
export interface Choice<T> {
  label: string;
  value: T;
}

export interface Menu<T> {
  title: string;
  /** Above the choices; asked for anew at each drawing. */
  lines?: () => readonly string[];
  choices: () => readonly Choice<T>[];
  /** Follows what is shown, and says when it has changed. @returns ends it */
  follow?: (changed: () => void) => () => void;
}

export interface Ui {
  /** @returns null: back */
  choose<T>(menu: Menu<T>): Promise<T | null>;
  /** @returns null: given up */
  ask(question: string, options?: { isSecret?: boolean }): Promise<string | null>;
  /** Until the person has read it. */
  show(title: string, lines: readonly string[]): Promise<void>;
  /** Leaves the terminal as it was. */
  close(): void;
}
