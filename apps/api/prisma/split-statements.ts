/**
 * The statements of a migration, each of which is committed by itself. Prisma's adapter parts them at every
 * semicolon; here the body of a function, between two `$$`, stays whole.
 */
export function splitStatements(script: string): string[] {
  const statements = [''];
  const append = (text: string) => statements.push((statements.pop() ?? '') + text);
  script.split('$$').forEach((part, index) => {
    if (index % 2 === 1) return append(`$$${part}$$`);
    const [end = '', ...further] = part.split(';');
    append(end);
    return statements.push(...further);
  });
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== '');
}
