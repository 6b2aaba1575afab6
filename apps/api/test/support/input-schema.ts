/** The part of JSON Schema in which the document speaks of an input, for a text on the wire. */
export interface InputSchema {
  type?: string;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  allOf?: InputSchema[];
  enum?: string[];
  minimum?: number;
  maximum?: number;
  format?: string;
  nullable?: boolean;
  default?: unknown;
  description?: string;
}

const knownWords = new Set([
  'type',
  'minLength',
  'maxLength',
  'pattern',
  'allOf',
  'enum',
  'minimum',
  'maximum',
  // Says no more than the pattern beside it.
  'format',
  // Of texts alone, and no text is null.
  'nullable',
  'default',
  'description',
]);

/** @throws when the schema has a word that is not read here */
export function isAllowed(schema: InputSchema, text: string): boolean {
  // No text is an object or a list.
  if (schema.type === 'object' || schema.type === 'array') return false;
  const unknown = Object.keys(schema).filter((word) => !knownWords.has(word));
  if (unknown.length > 0) throw new Error(`Not read: ${unknown.join()}`);
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer') return isInteger(text) && isWithin(schema, Number(text));
  const length = [...text].length;
  return (
    length >= (schema.minLength ?? 0) &&
    length <= (schema.maxLength ?? Infinity) &&
    (schema.pattern === undefined || toRegExp(schema.pattern).test(text)) &&
    (schema.enum === undefined || schema.enum.includes(text)) &&
    (schema.allOf ?? []).every((part) => isAllowed(part, text))
  );
}

const regExps = new Map<string, RegExp>();

/** The same few patterns are asked about thousands of texts. */
function toRegExp(pattern: string): RegExp {
  const made = regExps.get(pattern) ?? new RegExp(pattern, 'u');
  regExps.set(pattern, made);
  return made;
}

/** As a query string carries an integer: in one way only. */
const isInteger = (text: string) => /^(?:0|-?[1-9]\d*)$/.test(text);

const isWithin = ({ minimum = -Infinity, maximum = Infinity }: InputSchema, value: number) =>
  value >= minimum && value <= maximum;
