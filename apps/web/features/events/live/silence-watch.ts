/** The server sends a ping every five seconds; three more are for the way. */
const silentAfterMs = 8_000;

/** Notices when nothing comes over a connection that still counts as open. */
export class SilenceWatch {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSilent = false;

  constructor(
    private readonly on: {
      silence: () => void;
      /** The first sign after it. */
      return: () => void;
    },
  ) {}

  /** Something has come. */
  readonly hear = (): void => {
    const wasSilent = this.#isSilent;
    this.stop();
    this.#timer = setTimeout(this.#fallSilent, silentAfterMs);
    if (wasSilent) this.on.return();
  };

  /** There is no connection to listen to: that it is silent says nothing. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#isSilent = false;
  }

  readonly #fallSilent = (): void => {
    this.#isSilent = true;
    this.on.silence();
  };
}
