import { z } from 'zod';

/** With all that the schema names, and nothing else. */
export const strictly = <Shape extends z.core.$ZodLooseShape>({ shape }: { shape: Shape }) =>
  z.strictObject(shape);
