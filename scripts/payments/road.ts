/** Between the shop and the provider. Each way throws where what is sent on it does not arrive. */
export interface Road {
  there: () => Promise<void>;
  /** What was asked for is done by then. */
  back: () => Promise<void>;
}
