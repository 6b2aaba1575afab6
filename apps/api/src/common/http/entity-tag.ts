/** RFC 9110, section 13.1.2: by the weak comparison, since a proxy that compresses makes tags weak. */
export function isNamed(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => {
    const name = tag.trim();
    return name === '*' || name === etag || name === `W/${etag}`;
  });
}
