import type { Logger } from 'pino';
import { type Actor, AuditTrail, type Deed } from '../audit/index.js';
import { ruleReader, type Authenticator, type KeyContext, type Limiter, type StandingKeys, type Viewer } from '../access/index.js';
import type { Access, Database } from '../database/index.js';
import type { ChangeFeed } from '../live/index.js';
import { settle, type Freshness, type MembershipContext, type ReadingContext } from '../membership/index.js';
import type { DestinationContext } from '../destinations/index.js';
import type { ScheduleContext } from '../export/index.js';
import type { WebhookContext } from '../webhooks/index.js';
import type { IntakeSettings, StartContext, SyncContext, UploadLimits } from '../sync/index.js';
import { describeCause } from './errors.js';
import type { AskedFields } from './operation/asked-fields.js';
import { NO_BULK, type BulkReads } from './operation/bulk-reads.js';
import { COSTS, type Price } from './operation/price.js';
import { Loaders } from './rows/loaders.js';

/** What every operation works with; made once, by the composition root. */
export interface Services {
  readonly membership: MembershipContext;
  readonly feed: ChangeFeed;
  readonly authenticator: Authenticator;
  readonly keys: StandingKeys;
  readonly limiter: Limiter;
  /** How what others send is read. */
  readonly intake: IntakeSettings;
  readonly log: Logger;
  /** Whether webhooks and destinations may lead to private addresses. */
  readonly privateWebhooks: boolean;
  /** The folder below which export schedules write their files; undefined where they may not. */
  readonly exportFolder: string | undefined;
  /** How much may be sent to be imported, and where files are copied to while they are read. */
  readonly uploads: UploadLimits & Pick<StartContext, 'workingFolder'>;
}

/** Where a request comes from, for the audit log. */
export interface Origin {
  /** The IP address. */
  readonly address?: string;
  readonly requestId?: string;
}

export interface OperationOptions {
  readonly origin?: Origin | undefined;
  /** Aborted when the client has gone: nothing more need be done for it. */
  readonly signal?: AbortSignal | undefined;
  readonly asked?: AskedFields;
  /** The connections to ask on. */
  readonly lane?: Access['lane'];
}

/** As the audit log tells who asks. */
function actorOf({ keyId, subject }: Viewer, origin: Origin): Actor {
  if (subject === undefined) return { kind: 'key', id: keyId, ...origin };
  return { kind: 'token', id: subject.subject, name: subject.issuer, ...origin };
}

/** The state of one operation, and of each event of a subscription: who asks, what for, and what has been read already. */
export class OperationContext {
  readonly loaders = new Loaders();
  /** Set when the operation has been prepared, before any resolver runs. */
  asked: AskedFields = new Map();
  /** Personal data of many that it reads; set with `asked`. */
  bulkReads: BulkReads = NO_BULK;
  /** What the audit log calls the root field that is answered under a name; set with `asked`. */
  deedOf: (name: string) => Deed | undefined = () => undefined;
  /** Root fields that are told to read personal data of many, as their resolvers have found. */
  readonly notedBulkReads = new Map<string, Promise<void>>();
  /** How many customers are told because rules over personal data hold for them. */
  readonly toldByRules = { customers: 0 };
  /** What the viewer does, for the audit log. */
  readonly audit: AuditTrail;
  /** The variables as they were sent; set with `asked`. */
  sent: Readonly<Record<string, unknown>> = {};
  /** What it is charged; set with `asked`. */
  price: Price = { cost: COSTS.operation, isExpensive: false };
  /** Rules are read for the viewer, whichever field they are given to, and the database is asked for them. */
  readonly membership: ReadingContext;
  /** Set by what changes the very key that asks: the answer to that is told all the same. */
  readonly lastWord = { isMeant: false };
  // Not #settling: Apollo clones contexts, and a clone has no private members of the language.
  private settling: Promise<Freshness> | undefined;

  constructor(
    readonly services: Services,
    readonly viewer: Viewer,
    private readonly options: OperationOptions = {},
  ) {
    const { signal, asked, lane = 'questions', origin = {} } = options;
    if (asked !== undefined) this.asked = asked;
    const { database: common, clock } = services.membership;
    const onError = (error: unknown) =>
      services.log.error({ cause: describeCause(error) }, 'an attempt could not be written into the audit log');
    this.audit = new AuditTrail({ database: common.on('live', 'audit'), clock, onError }, actorOf(viewer, origin));
    const { beforeCommit } = this.audit;
    const errand = () => (this.price.isExpensive ? 'expensive' : 'usual');
    const database = common.with({ lane, owner: viewer.keyId, errand, signal, beforeCommit });
    this.membership = { ...services.membership, database, reader: ruleReader(viewer) };
  }

  get database(): Database {
    return this.membership.database;
  }

  /** To manage keys with. */
  get access(): KeyContext {
    return { database: this.database, clock: this.membership.clock, manager: this.viewer };
  }

  get sync(): SyncContext {
    const { intake, membership } = this.services;
    // In the turn of the key, as its questions are: what one sends waits for its own, not for that of others.
    const { beforeCommit } = this.audit;
    const database = membership.database.with({ owner: this.viewer.keyId, signal: this.options.signal, beforeCommit });
    return { ...intake, database, clock: membership.clock, apiKeyId: this.viewer.keyId };
  }

  get imports(): StartContext {
    const { workingFolder } = this.services.uploads;
    return { database: this.database, clock: this.membership.clock, workingFolder };
  }

  get webhooks(): WebhookContext {
    return { database: this.database, clock: this.membership.clock, allowPrivate: this.services.privateWebhooks };
  }

  get destinations(): DestinationContext {
    return { ...this.membership, allowPrivate: this.services.privateWebhooks };
  }

  get exportSchedules(): ScheduleContext {
    return { ...this.membership, exportFolder: this.services.exportFolder };
  }

  /** Brings memberships up to the present, once an operation. */
  settled(): Promise<Freshness> {
    this.settling ??= settle(this.membership);
    return this.settling;
  }

  /** What was read before a write is out of date after it. */
  forget(): void {
    this.loaders.clear();
    this.settling = undefined;
  }

  /** The same viewer and question with nothing read yet, for the next event of a subscription: whose answer may be shared, whoever goes away. */
  fresh(): OperationContext {
    const context = new OperationContext(this.services, this.viewer, { asked: this.asked, lane: 'live', origin: this.options.origin });
    context.deedOf = this.deedOf;
    return context;
  }
}
