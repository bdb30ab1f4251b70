export { type ChannelAnswers, type ChannelQuality, MESSAGES_BEFOREHAND } from './channels.js';
export { FALSE_FOLLOWINGS } from './followings.js';
export type { HitRate, HitRates } from './hit-rate.js';
export { NEXT_REFUSALS, NextProductMaker, type NextRefusal } from './next-product-maker.js';
export {
  type ChannelChoice,
  channelsOf,
  type NextItem,
  type NextModel,
  readFollowings,
  readNextModel,
  type Suggested,
  suggestNext,
  type ToldFollowing,
} from './read-next.js';
export { SUGGESTION_REASONS, type SuggestionReason } from './suggest.js';
