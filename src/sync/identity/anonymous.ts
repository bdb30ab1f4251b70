/** How names begin of whom only a device is known: they tell nobody apart. */
export const ANONYMOUS = 'anonymous:';
