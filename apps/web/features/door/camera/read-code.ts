/** Finds the code in what a camera sees; null: there is none in this picture. */
export type ReadCode = (video: HTMLVideoElement) => Promise<string | null>;
