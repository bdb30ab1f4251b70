import { sql } from '../../database/index.js';
import { type RowOf, SurveyAnswer } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';
import { newestFirst } from '../paging/list-orders.js';
import type { OwnedList } from '../rows/owned-page.js';
import { exactly } from '../rows/search.js';

export type SurveyAnswerRow = RowOf<SurveyAnswer>;

export const SurveyAnswerConnection = connectionOf<SurveyAnswerRow>('SurveyAnswer', SurveyAnswer);

/** The answers of a customer, the newest first: all, or those of a survey. */
export function newestAnswers(survey: string | null | undefined): OwnedList<SurveyAnswer> {
  const condition = exactly(survey, sql`r.survey`);
  return { entity: SurveyAnswer, owner: sql`r.customer_id`, condition, order: newestFirst(sql`r.answered_at`) };
}
