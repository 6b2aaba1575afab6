/** The injection token of {@link Clock}. */
export const CLOCK = Symbol('CLOCK');

/** The present instant; injected where a rule depends on it, so that a test can choose it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
