/** A recovery code is longer. @param code as the contract has cleaned it */
export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code);
