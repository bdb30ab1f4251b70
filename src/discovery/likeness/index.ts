export {
  type Audience,
  AUDIENCES,
  findLookalikes,
  type LikenessModel,
  type Lookalike,
  type LookalikeOutcome,
  MOST_LOOKALIKES,
  type ToldTelling,
} from './find-lookalikes.js';
export type { LikenessQuality, Profile, Unlike } from './likeness.js';
