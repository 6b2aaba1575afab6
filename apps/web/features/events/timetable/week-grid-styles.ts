/** Written out: the build finds a class by its text, and a page has no `style` attributes. */

/** By the number of days. */
export const columnStyles: Partial<Record<number, string>> = {
  5: 'lg:grid-cols-[3.5rem_repeat(5,minmax(0,1fr))]',
  6: 'lg:grid-cols-[3.5rem_repeat(6,minmax(0,1fr))]',
  7: 'lg:grid-cols-[3.5rem_repeat(7,minmax(0,1fr))]',
};

/** By the row, below the headings of the days. */
export const rowStarts = [
  'lg:row-start-2',
  'lg:row-start-3',
  'lg:row-start-4',
  'lg:row-start-5',
  'lg:row-start-6',
  'lg:row-start-7',
  'lg:row-start-8',
  'lg:row-start-9',
  'lg:row-start-10',
  'lg:row-start-11',
  'lg:row-start-12',
  'lg:row-start-13',
  'lg:row-start-14',
  'lg:row-start-15',
  'lg:row-start-16',
  'lg:row-start-17',
  'lg:row-start-18',
  'lg:row-start-19',
  'lg:row-start-20',
  'lg:row-start-21',
  'lg:row-start-22',
  'lg:row-start-23',
  'lg:row-start-24',
  'lg:row-start-25',
];

/** By the number of rows, with the one of the headings. */
export const rowSpans = [
  'lg:row-span-1',
  'lg:row-span-2',
  'lg:row-span-3',
  'lg:row-span-4',
  'lg:row-span-5',
  'lg:row-span-6',
  'lg:row-span-7',
  'lg:row-span-8',
  'lg:row-span-9',
  'lg:row-span-10',
  'lg:row-span-11',
  'lg:row-span-12',
  'lg:row-span-13',
  'lg:row-span-14',
  'lg:row-span-15',
  'lg:row-span-16',
  'lg:row-span-17',
  'lg:row-span-18',
  'lg:row-span-19',
  'lg:row-span-20',
  'lg:row-span-21',
  'lg:row-span-22',
  'lg:row-span-23',
  'lg:row-span-24',
  'lg:row-span-25',
];

/** By the day, beside the times. */
export const columnStarts = [
  'lg:col-start-2',
  'lg:col-start-3',
  'lg:col-start-4',
  'lg:col-start-5',
  'lg:col-start-6',
  'lg:col-start-7',
  'lg:col-start-8',
];
