/** One statement about a whole run, and everything that speaks against it. */
export interface Check {
  what: string;
  /** How many things were looked at: a check that saw nothing proves nothing. */
  examined: number;
  violations: string[];
}

/** Looks at every item; `complain` gives the sentence against it, or null. */
export function checkEach<T>(
  what: string,
  items: Iterable<T>,
  complain: (item: T) => string | null,
): Check {
  const check: Check = { what, examined: 0, violations: [] };
  for (const item of items) {
    check.examined += 1;
    const complaint = complain(item);
    if (complaint !== null) check.violations.push(complaint);
  }
  return check;
}
