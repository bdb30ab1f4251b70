import type { Random } from '../kernel/index.js';
import type { SurveyAnswerRecord } from '../records/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import type { DemoCustomer } from './demo-customers.js';

/** An answer without its id: ids are given over all customers. */
export type UnnumberedAnswer = Omit<SurveyAnswerRecord, 'externalId'>;

const SURVEY = 'Shopping compass';
const WHAT_MATTERS = 'What matters most when you choose a shop?';
const RECOMMENDATION = 'How likely are you to recommend us to a friend?';
/** The survey was open from some seventy days ago for three weeks. */
const OPENED_DAYS_AGO = 72;
const OPEN_DAYS = 21;

export interface SurveyReply {
  readonly customerExternalId: string;
  readonly daysAgo: number;
  readonly matters: string;
  /** 0 to 10. */
  readonly recommendation: number;
}

/** What one customer answered, if they were asked and did. */
export function makeAnswers(random: Random, calendar: DemoCalendar, customer: DemoCustomer): UnnumberedAnswer[] {
  const { record, knownForDays, lastOrderDaysAgo, loyalTo } = customer;
  if (knownForDays <= OPENED_DAYS_AGO || lastOrderDaysAgo === undefined || !random.chance(0.09)) return [];
  const sensitive = record.priceSensitivity ?? 5;
  const content = lastOrderDaysAgo < 90 ? 8.3 : 6.4;
  return reply(calendar, {
    customerExternalId: record.externalId,
    daysAgo: OPENED_DAYS_AGO - random.integer(0, OPEN_DAYS),
    matters: random.weighted({
      price: sensitive,
      quality: 11 - sensitive,
      service: loyalTo === undefined ? 3 : 6,
      range: 3,
      sustainability: 2,
      speed: 2,
    }),
    recommendation: Math.round(Math.min(10, Math.max(0, random.normal(content, 1.9)))),
  });
}

/** One answer a question. */
export function reply(calendar: DemoCalendar, { customerExternalId, daysAgo, matters, recommendation }: SurveyReply): UnnumberedAnswer[] {
  const common = { customerExternalId, survey: SURVEY, answeredAt: calendar.instant(daysAgo, 19 * 60) };
  return [
    { ...common, question: WHAT_MATTERS, answer: matters },
    { ...common, question: RECOMMENDATION, answer: String(recommendation), score: String(recommendation) },
  ];
}
