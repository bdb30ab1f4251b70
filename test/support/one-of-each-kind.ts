import { type Fields, type Form, KINDS, type KindName } from '../../src/records/index.js';
import { SYNC, type SyncContext, syncUnchecked, type SyncOutcome } from '../../src/sync/index.js';
import { SOURCE } from './records.js';

const AT = '2025-12-01T10:00:00Z';
const HERS = { customerExternalId: 'customer' };

type RecordOf<Name extends KindName> = Parameters<(typeof SYNC)[Name]>[1]['records'][number];

/** A record of each kind, known by the kind's name, that can be brought in after those of the kinds before it. */
export const ONE_OF_EACH: { readonly [Name in KindName]: RecordOf<Name> & { readonly externalId?: string } } = {
  customer: { externalId: 'customer', firstName: 'Ada' },
  company: { externalId: 'company', name: 'Acme' },
  product: { externalId: 'product', name: 'Bike' },
  order: {
    externalId: 'order',
    ...HERS,
    placedAt: AT,
    lines: [{ productExternalId: 'product', quantity: 1, unitPrice: '100' }],
  },
  influence_metric: { externalId: 'influence_metric', ...HERS, network: 'instagram', handle: 'ada', observedAt: AT, followers: 10 },
  service_interaction: { externalId: 'service_interaction', ...HERS, channel: 'phone', occurredAt: AT },
  event: { externalId: 'event', ...HERS, name: 'signed_in', occurredAt: AT },
  campaign: { externalId: 'campaign', name: 'Spring' },
  campaign_engagement: { externalId: 'campaign_engagement', ...HERS, campaignExternalId: 'campaign', kind: 'opened', occurredAt: AT },
  survey_answer: { externalId: 'survey_answer', ...HERS, survey: 'nps', question: 'Why?', answer: '9', answeredAt: AT },
  store_credit_account: { externalId: 'store_credit_account', ...HERS, balance: '5', currency: 'EUR' },
  consent: { ...HERS, channel: 'email', status: 'SUBSCRIBED' },
};

/** What each record may become. */
export const CHANGED: { readonly [Name in KindName]: object } = {
  customer: { firstName: 'Grace' },
  company: { name: 'Acme & Sons' },
  product: { name: 'Bicycle' },
  order: { channel: 'store' },
  influence_metric: { followers: 20 },
  service_interaction: { channel: 'chat' },
  event: { name: 'signed_out' },
  campaign: { name: 'Summer' },
  campaign_engagement: { kind: 'clicked' },
  survey_answer: { answer: '10' },
  store_credit_account: { balance: '7' },
  consent: { status: 'NOT_SUBSCRIBED' },
};

/** Every kind, for `test.each`. */
export const EACH_KIND = KINDS.map((kind): readonly [KindName, (typeof KINDS)[number]] => [kind.name, kind]);

/** Every field of every kind for which something holds, for `test.each`. */
export function eachField(
  holds: (field: Fields[string] & { readonly form: Form }) => boolean,
): (readonly [KindName, string, Fields[string]])[] {
  return KINDS.flatMap(({ name, fields }) =>
    Object.entries(fields as Fields).flatMap(([field, declared]) => (holds(declared) ? [[name, field, declared] as const] : [])),
  );
}

/** Brings in a record of each kind. */
export async function givenOneOfEach(context: SyncContext): Promise<void> {
  for (const { name } of KINDS) {
    const { rejected, results } = await syncRecords(context, name, ONE_OF_EACH[name]);
    if (rejected > 0) throw new Error(`The ${name} was rejected: ${JSON.stringify(results)}`);
  }
}

/** Records as a client may send them, whatever they are. */
export function syncRecords(context: SyncContext, kind: KindName, ...records: object[]): Promise<SyncOutcome> {
  return syncUnchecked(context, kind, { source: SOURCE, records });
}
