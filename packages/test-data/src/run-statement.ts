/** Runs a statement with its parameters, as the `query` of pg does. */
export type RunStatement = (statement: string, values: unknown[]) => Promise<unknown>;
