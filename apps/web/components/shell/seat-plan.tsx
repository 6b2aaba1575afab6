const rows = [0, 1, 2, 3, 4, 5, 6];
const columns = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const lastSeat = { row: 4, column: 6 };
const gap = 40;

/** A house that is sold out but for one seat. There to be looked at: it says nothing to be read. */
export function SeatPlan() {
  return (
    <div
      className="house relative hidden overflow-hidden [--house-stage:50%_10%] lg:block"
      aria-hidden="true"
    >
      <svg
        viewBox="0 0 400 340"
        preserveAspectRatio="xMidYMid meet"
        className="absolute inset-0 size-full p-14"
      >
        {rows.flatMap((row) =>
          columns.map((column) => {
            const isLast = row === lastSeat.row && column === lastSeat.column;
            // Rows bend around the stage.
            const bend = (column - 4) ** 2 * 1.6;
            return (
              <circle
                key={`${row} ${column}`}
                cx={40 + column * gap}
                cy={40 + row * gap + bend}
                r={isLast ? 15 : 12}
                className={isLast ? 'fill-hall-bright' : 'fill-hall-dark'}
              />
            );
          }),
        )}
      </svg>
    </div>
  );
}
