const line = new EventTarget();

/** By whoever first hears something from the server after a silence. */
export function tellLineIsBack(): void {
  line.dispatchEvent(new Event('back'));
}

/** Calls when there is reason to think that the server can be reached again; gives what ends it. */
export function whenLineIsBack(listener: () => void): () => void {
  line.addEventListener('back', listener);
  window.addEventListener('online', listener);
  return () => {
    line.removeEventListener('back', listener);
    window.removeEventListener('online', listener);
  };
}
