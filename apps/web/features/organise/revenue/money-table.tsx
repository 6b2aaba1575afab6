interface MoneyTableProps {
  title: string;
  /** Left out: below a heading of the second level. */
  heading?: 'h2' | 'h3';
  text?: string;
  /** The first one is of the names. */
  heads: readonly string[];
  rows: readonly { key: string; name: string; cells: readonly string[] }[];
}

const cellStyle = 'px-4 py-3 text-right tabular-nums first:text-left sm:px-6';

/** Amounts beside each other where there is room; on a phone each row is a card with its names. */
export function MoneyTable({ title, heading: Heading = 'h3', text, heads, rows }: MoneyTableProps) {
  return (
    <section>
      <Heading className="text-lg font-semibold tracking-tight">{title}</Heading>
      {text !== undefined && <p className="mt-1 max-w-3xl text-sm text-muted">{text}</p>}
      <div className="mt-3 overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        <table className="w-full max-md:block">
          <caption className="sr-only">{title}</caption>
          <thead className="border-b border-line text-sm text-muted max-md:sr-only">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={`${cellStyle} font-medium`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line max-md:block">
            {rows.map(({ key, ...row }) => (
              <Row key={key} heads={heads} {...row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type RowProps = Pick<MoneyTableProps, 'heads'> & { name: string; cells: readonly string[] };

function Row({ heads: [, ...amountHeads], name, cells }: RowProps) {
  return (
    <tr className="max-md:block max-md:py-2">
      <th scope="row" className={`${cellStyle} font-medium wrap-anywhere max-md:block max-md:py-1`}>
        {name}
      </th>
      {cells.map((cell, index) => (
        <td
          key={amountHeads[index]}
          className={`${cellStyle} max-md:flex max-md:justify-between max-md:gap-4 max-md:py-1`}
        >
          <span className="text-muted md:hidden" aria-hidden="true">
            {amountHeads[index]}
          </span>
          {cell}
        </td>
      ))}
    </tr>
  );
}
