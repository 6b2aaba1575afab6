/** One line that is written over on a terminal, and one line each where there is none. */
export function createProgress(stream: NodeJS.WriteStream) {
  const isTerminal = stream.isTTY;
  return {
    show(text: string): void {
      stream.write(isTerminal ? `\r\u001b[K  · ${text}` : `  · ${text}\n`);
    },
    clear(): void {
      if (isTerminal) stream.write('\r\u001b[K');
    },
  };
}
