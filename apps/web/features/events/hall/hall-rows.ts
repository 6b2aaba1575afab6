/** Part of a row, between two aisles: an arc around the stage. Lengths are shares of the width. */
export interface Bank {
  radius: number;
  /** Angles from straight ahead, in radians. */
  from: number;
  to: number;
}

export interface House {
  height: number;
  /** Small halls have one block of seats; large ones have aisles, and a gap to walk along. */
  hasAisles: boolean;
}

const aisleAngle = 0.27;
/** In seats. */
const aisleWidth = 1.4;
const crossingDepth = 1.2;
const crossingFromRow = 9;
/** Further to the side nobody sees the stage. */
const widestAngle = 0.84;
const margin = 0.02;
/** How much of the height is the stage's, as a share. */
export const stageDepth = 0.15;

/** Where all rows have their centre, above the picture. */
export const centreOf = ({ height }: House) => ({ x: 0.5, y: -0.42 * height });

/** The banks that seats of this pitch would have, the front row first, each from left to right. */
export function listBanks(house: House, pitch: number): Bank[] {
  const { height, hasAisles } = house;
  const { y: centreY } = centreOf(house);
  const front = stageDepth * height + pitch * 0.75 - centreY;
  const back = height * (1 - margin) - centreY - pitch / 2;
  const rows = Math.floor((back - front) / pitch) + 1;
  const crossing = hasAisles && rows >= crossingFromRow ? Math.round(rows * 0.58) : Infinity;
  const banks: Bank[] = [];
  for (let row = 0; row < rows; row++) {
    const radius = front + pitch * (row >= crossing ? row + crossingDepth : row);
    if (radius > back && row > 0) break;
    banks.push(...divideRow(radius, pitch, house));
  }
  return banks;
}

function divideRow(radius: number, pitch: number, { height, hasAisles }: House): Bank[] {
  const highest = margin * height + pitch / 2 - centreOf({ height, hasAisles }).y;
  const end = Math.min(
    widestAngle,
    Math.asin(Math.min(1, (0.5 - margin - pitch / 2) / radius)),
    Math.acos(Math.min(1, highest / radius)),
  );
  const gap = (aisleWidth * pitch) / 2 / radius;
  if (!hasAisles || end < aisleAngle + gap) return [{ radius, from: -end, to: end }];
  return [
    { radius, from: -end, to: -aisleAngle - gap },
    { radius, from: -aisleAngle + gap, to: aisleAngle - gap },
    { radius, from: aisleAngle + gap, to: end },
  ];
}

/** How many seats of that pitch a bank has room for. */
export function countPlaces({ radius, from, to }: Bank, pitch: number): number {
  return Math.floor((radius * (to - from)) / pitch + 1e-9) + 1;
}
