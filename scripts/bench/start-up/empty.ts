/** Nothing. */
export const nothing = null;
