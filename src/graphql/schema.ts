import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { invariant, unreachable } from '../kernel/index.js';
import * as action from './action/index.js';
import * as attribute from './attribute/index.js';
import * as audit from './audit/index.js';
import * as campaign from './campaign/index.js';
import * as change from './change/index.js';
import * as company from './company/index.js';
import * as credit from './credit/index.js';
import * as customer from './customer/index.js';
import * as event from './event/index.js';
import * as figure from './figure/index.js';
import * as identity from './identity/index.js';
import * as imports from './import/index.js';
import * as inbound from './inbound/index.js';
import * as influence from './influence/index.js';
import * as key from './key/index.js';
import * as node from './node/index.js';
import * as overlap from './overlap/index.js';
import * as order from './order/index.js';
import * as product from './product/index.js';
import * as provenance from './provenance/index.js';
import * as rule from './rule/index.js';
import * as segment from './segment/index.js';
import * as service from './service/index.js';
import * as survey from './survey/index.js';
import * as sync from './sync/index.js';
import * as discovery from './discovery/index.js';
import * as future from './future/index.js';
import * as threshold from './threshold/index.js';
import * as timeline from './timeline/index.js';
import * as viewer from './viewer/index.js';
import * as webhook from './webhook/index.js';
import * as destination from './destination/index.js';
import * as exported from './export/index.js';
import { auditRootFields } from './operation/audited-fields.js';
import { declaredScopes } from './operation/check-scopes.js';
import { refuseUnstorable } from './operation/storable-arguments.js';
import { understandTexts } from './texts-of-enums.js';

/** The subjects, by their faces: a resolver is whatever one of them exports under a name that says so. */
const SUBJECTS: readonly object[] = [
  action,
  attribute,
  audit,
  campaign,
  change,
  company,
  credit,
  customer,
  event,
  figure,
  identity,
  imports,
  inbound,
  influence,
  key,
  node,
  order,
  overlap,
  product,
  provenance,
  rule,
  segment,
  service,
  survey,
  sync,
  discovery,
  future,
  threshold,
  timeline,
  viewer,
  webhook,
  destination,
  exported,
];

const RESOLVERS = SUBJECTS.flatMap((subject) => Object.entries(subject))
  .filter(([name]) => /resolvers?$|subscription$/i.test(name))
  .flatMap(([, resolvers]: [string, Function | readonly Function[]]) => resolvers) as NonEmptyArray<Function> & Function[];

/** Subscriptions read the change log themselves; type-graphql wants a bus of topics all the same. */
const NO_TOPICS: PubSub = {
  publish: () => invariant(false, 'nothing is published to topics'),
  subscribe: () => unreachable('topics' as never),
};

/** What tells of nobody but whoever asks. */
export const OPEN_TO_EVERY_KEY: readonly string[] = ['viewer'];

let made: GraphQLSchema | undefined;

/** The whole schema, one for all servers of a process: nothing of it is any server's own. */
export function makeSchema(): GraphQLSchema {
  return (made ??= build());
}

/** A root field that declares no scope would be open to every key: it does not even build. */
function build(): GraphQLSchema {
  // Arguments are checked where they are used; class-validator is not installed.
  const schema = buildSchemaSync({ resolvers: RESOLVERS, validate: false, pubSub: NO_TOPICS });
  customer.answerFigures(schema);
  understandTexts(schema);
  refuseUnstorable(schema);
  for (const field of rootFields(schema)) {
    invariant(
      declaredScopes(field).length > 0 || OPEN_TO_EVERY_KEY.includes(field.name),
      `the root field ${field.name} declares its scopes`,
    );
  }
  auditRootFields(schema);
  return schema;
}

export function rootFields(schema: GraphQLSchema) {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((type) => Object.values(type?.getFields() ?? {}));
}

/** The schema as `schema/schema.graphql` has it. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(makeSchema()))}\n`;
}
