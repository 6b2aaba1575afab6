/** The pictures that were asked for last, in this process. They never change, so none grows old. */
export class KeptPictures {
  /** The one that was asked for longest ago comes first. */
  private readonly kept = new Map<string, Buffer>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  find(key: string): Buffer | undefined {
    const picture = this.kept.get(key);
    if (picture === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, picture);
    return picture;
  }

  keep(key: string, picture: Buffer): void {
    if (this.kept.has(key)) return;
    this.kept.set(key, picture);
    this.bytes += picture.length;
    for (const [oldest, { length }] of this.kept) {
      if (this.bytes <= this.maxBytes) return;
      this.kept.delete(oldest);
      this.bytes -= length;
    }
  }
}
