import { limitExceeded } from '../../kernel/index.js';
import { alwaysAsksTheBase, asksAGroupWith } from './asks-the-base.js';
import { argumentsOf, type FieldVisit, walkOperation, type Operation } from './walk-operation.js';

/** What one operation may ask for; docs/api.md tells users. */
export const OPERATION_LIMITS = {
  /** Fields below one another. Introspection by the usual tools needs 13. */
  depth: 16,
  /** Fields in all, counted at each place where a fragment is spread. */
  fields: 5_000,
  /** Fields, fragments and whatever is left out by @skip and @include, counted wherever a fragment is spread: what has to be looked at. */
  selections: 20_000,
  /** Fields of Query, Mutation or Subscription. */
  rootFields: 50,
  /** Fields that are given another name. */
  aliases: 200,
  /** Records that may come back, by the page sizes asked for; lists without a page size count as 10, those of introspection as what they are. */
  records: 500_000,
  /** Previews, funnels, forecasts, overlaps and advice, for each of which the records of all customers are read. */
  questionsOfTheBase: 10,
  /** Figures, drivers, personas, performances and whatever else the records of a whole group are read for, as often as the document has them. */
  questionsOfGroups: 50,
  /** The same, as often as they may be asked by the page sizes. */
  answersOfGroups: 500,
  /** Lexical tokens of the document; batches belong into variables. */
  tokens: 10_000,
  /** Brackets of the document within one another: as deep as JSON may be. */
  nesting: 400,
} as const;

/** Refuses an operation that passes a limit with LIMIT_EXCEEDED, and gives how many records it may return. It stops at the first, so that counting stays cheap too. */
export function checkLimits(operation: Operation): { readonly records: number } {
  const counts = {
    depth: 0,
    fields: 0,
    selections: 0,
    rootFields: 0,
    aliases: 0,
    records: 0,
    questionsOfTheBase: 0,
    questionsOfGroups: 0,
    answersOfGroups: 0,
  };
  const count = (visit: FieldVisit): void => {
    const { depth, parentType, field, node, asked, times, composite } = visit;
    counts.depth = Math.max(counts.depth, depth);
    counts.fields += 1;
    if (depth === 1) counts.rootFields += 1;
    if (node.alias !== undefined) counts.aliases += 1;
    // Of the schema the leaves are as many, and answered at once.
    if (composite || parentType.name.startsWith('__')) counts.records += times;
    if (alwaysAsksTheBase(field)) counts.questionsOfTheBase += asked;
    if (asksAGroupWith(field, () => argumentsOf(operation, visit))) {
      counts.questionsOfGroups += 1;
      counts.answersOfGroups += asked;
    }
    for (const limit of LIMITS) check(limit, counts[limit]);
  };
  walkOperation(operation, count, () => check('selections', ++counts.selections));
  return { records: counts.records };
}

function check(limit: keyof typeof NAMES, count: number): void {
  if (count > OPERATION_LIMITS[limit]) throw limitExceeded(NAMES[limit], OPERATION_LIMITS[limit]);
}

const NAMES = {
  depth: 'The depth of the operation',
  fields: 'The number of fields in the operation',
  selections: 'The number of fields and fragments in the operation',
  rootFields: 'The number of root fields',
  aliases: 'The number of aliases',
  records: 'The number of records that the operation may return',
  questionsOfTheBase: 'The number of previews, funnels, forecasts, overlaps and questions for advice',
  questionsOfGroups: 'The number of questions about whole groups of customers',
  answersOfGroups: 'The number of questions about whole groups of customers, by the page sizes,',
} as const;
const LIMITS = Object.keys(NAMES) as (keyof typeof NAMES)[];
