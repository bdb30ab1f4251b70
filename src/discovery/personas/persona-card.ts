import { type Queryable, retriedTransaction, sql, type Transaction } from '../../database/index.js';
import { invalidInput, limitExceeded, normalLine, normalText, notFound } from '../../kernel/index.js';
import type { MembershipContext } from '../../membership/index.js';

/** What people say of the persona of a segment. */
export interface PersonaCard {
  readonly name: string | null;
  readonly notes: string | null;
  /** How its members are best reached and spoken to. */
  readonly channel: string | null;
  readonly tone: string | null;
}

export interface KeptCard extends PersonaCard {
  readonly changedAt: Date;
}

const LONGEST: Readonly<Record<keyof PersonaCard, number>> = { name: 200, notes: 10_000, channel: 200, tone: 1_000 };
const FIELDS = Object.keys(LONGEST) as (keyof PersonaCard)[];

/** Changes what is given; null clears it. Throws NOT_FOUND. */
export async function changePersonaCard(
  context: Pick<MembershipContext, 'database' | 'clock'>,
  segmentId: string,
  given: Partial<PersonaCard>,
): Promise<void> {
  const read = Object.fromEntries(FIELDS.map((field) => [field, readText(field, given[field])])) as Partial<PersonaCard>;
  const now = context.clock.now();
  await retriedTransaction(context, async (transaction: Transaction) => {
    const changed = await transaction.query(sql`/* persona.change */
    insert into persona_card as p (segment_id, name, notes, channel, tone, changed_at)
    select s.id, ${read.name ?? null}::text, ${read.notes ?? null}::text, ${read.channel ?? null}::text, ${read.tone ?? null}::text, ${now}
    from segment s where s.id = ${segmentId}::uuid for key share of s
    on conflict (segment_id) do update set
      name = case when ${read.name !== undefined}::boolean then excluded.name else p.name end,
      notes = case when ${read.notes !== undefined}::boolean then excluded.notes else p.notes end,
      channel = case when ${read.channel !== undefined}::boolean then excluded.channel else p.channel end,
      tone = case when ${read.tone !== undefined}::boolean then excluded.tone else p.tone end,
      changed_at = excluded.changed_at
    returning 1 as changed`);
    if (changed.length === 0) throw notFound('segment', segmentId);
  });
}

/** The cards of these segments, by id. */
export async function personaCards(database: Queryable, segmentIds: readonly string[]): Promise<Map<string, KeptCard>> {
  const rows = await database.query<KeptCard & { segmentId: string }>(sql`/* persona.cards */
    select segment_id as "segmentId", name, notes, channel, tone, changed_at as "changedAt" from persona_card
    where segment_id = any(${[...segmentIds]}::uuid[])`);
  return new Map(rows.map(({ segmentId, ...card }) => [segmentId, card]));
}

function isOfLines(field: keyof PersonaCard): boolean {
  return field === 'notes' || field === 'tone';
}

function readText(field: keyof PersonaCard, given: string | null | undefined): string | null | undefined {
  if (given === undefined || given === null) return given;
  if (given.includes('\0')) throw invalidInput(`input.${field}`, `${field} has a character that cannot be stored.`);
  const text = isOfLines(field) ? normalText(given) : normalLine(given);
  if (text.length > LONGEST[field]) throw limitExceeded(`The number of characters of ${field}`, LONGEST[field]);
  return text === '' ? null : text;
}
