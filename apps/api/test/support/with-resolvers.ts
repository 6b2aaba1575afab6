/** What `Promise.withResolvers` will be when every Node that we run on has it. */
export function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
