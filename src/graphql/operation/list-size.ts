import { Extensions } from 'type-graphql';

/** In the `extensions` of a field that gives a list whose size no argument says: how many are in it at most. */
export const HOLDS_UP_TO = 'holdsUpTo';

/** A list whose size no argument says, and that is no short one. */
export function HoldsUpTo(most: number): ReturnType<typeof Extensions> {
  return Extensions({ [HOLDS_UP_TO]: most });
}
