/**
 * Where the API has what a guest's link opens.
 * @param link what stands behind `/manage/` in the address: the token, and of several types which one
 * @param what of it, such as `/tickets`
 */
export function managePath(link: string, what = ''): string {
  const [token = '', query] = link.split('?');
  return `/manage/${token}${what}${query === undefined ? '' : `?${query}`}`;
}

/** The link of one type. */
export const linkOfType = (token: string, ticketTypeId: string | undefined): string =>
  ticketTypeId === undefined ? token : `${token}?ticketTypeId=${ticketTypeId}`;
