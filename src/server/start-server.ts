import { join } from 'node:path';
import type { Logger } from 'pino';
import {
  Authenticator,
  importRefusal,
  LastUses,
  Limiter,
  RefusedCallers,
  StandingKeys,
  TokenReader,
  ensureDemoKey,
  ensureFirstKey,
  WrongKeys,
} from '../access/index.js';
import { ActionRunner } from '../actions/index.js';
import { type Services, describeCause } from '../graphql/index.js';
import { type Clock, RepeatedJob } from '../kernel/index.js';
import { ChangeFeed } from '../live/index.js';
import { Evaluator, refreshThresholdsIfDue, retryFailed, retryPutAside } from '../membership/index.js';
import { type Claimed, type ImportReport, ImportRunner, markAbandoned, StoredForms, totalOf } from '../sync/index.js';
import { seedDemoShop, type SeedOptions } from '../demo/index.js';
import type { Configuration } from './configuration.js';
import { AuditTrail, type OwnDeed } from '../audit/index.js';
import { WebhookSender } from '../webhooks/index.js';
import { findDemoKey, keepDemoKey, refuseOthersKeyFile } from './demo-key.js';
import { listen } from './listen.js';
import { refuseTakenPort } from './listen-problem.js';
import { startDiscoveries, startScheduled } from './start-discovery.js';
import { makeLogger } from './logger.js';
import { DemoToken } from './pages/demo-token.js';
import { Readiness } from './readiness.js';
import { startDestinations } from './start-destinations.js';
import { startExports } from './start-exports.js';
import { startWaiting } from './start-waiting.js';
import { makeRetention } from './retention.js';
import { toldDatabase } from './told-database.js';
import { openWorkspace, type Workspace } from './workspace.js';

export interface RunningServer {
  /** Such as `http://localhost:4000`. */
  readonly url: string;
  /** Which database it works on, in words. */
  readonly database: string;
  readonly clock: Clock;
  /** Whether browsers get the console at `url`. */
  readonly hasConsole: boolean;
  /** The key that was made for a database that had none: nobody can be told again. */
  readonly firstKey: string | undefined;
  /** While the key of the demo shop is accepted: the file that has it, and what stands for it in the address of the editor. */
  readonly demo: { readonly keyFile: string; readonly token: DemoToken } | undefined;
  /** Whether the demo shop was loaded just now. */
  readonly seeded: boolean;
  /** Stops taking work, finishes what was begun, tells clients, and lets go of everything, in the reverse order of starting. */
  close(): Promise<void>;
}

export interface ServerParts {
  /** In place of the configured clock, for tests that move time. */
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly onSeedProgress?: SeedOptions['onProgress'];
  /** After how long without progress the server says that it is not ready, for tests. */
  readonly evaluationMayStandForMs?: number | undefined;
}

const CHECK_THRESHOLDS_MS = 10_000;
const LOOK_FOR_ABANDONED_MS = 5_000;
const GO_ON_WITH_STORED_MS = 1_000;

/** The one place where everything is wired together. */
export async function startServer(configuration: Configuration, parts: ServerParts = {}): Promise<RunningServer> {
  const log = parts.log ?? makeLogger(configuration.logLevel);
  if (configuration.unknownSettings.length > 0) log.warn({ variables: configuration.unknownSettings }, 'no settings have these names');
  await refuseTakenPort(configuration);
  const workspace = await openWorkspace(configuration, { clock: parts.clock, log });
  const closers: (() => Promise<unknown>)[] = [() => workspace.close()];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    const access = startAccess(workspace, configuration, closers, log);
    const first = await prepare(workspace, configuration, access.authenticator, parts);
    const { evaluator, ...evaluated } = await startEvaluation(workspace, configuration, closers, log);
    const readiness = new Readiness(workspace.database, () => evaluator.standsForMs, parts.evaluationMayStandForMs);
    const services = { ...evaluated, ...access };
    const listening = await listen(configuration, services, first.demo?.token, readiness, workspace.clockDifferenceMs);
    closers.push(() => listening.close());
    const database = toldDatabase(configuration);
    log.info({ url: listening.url, database }, 'ready');
    return { url: listening.url, database, clock: workspace.clock, hasConsole: configuration.console, ...first, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What must be there before the first request: the demo shop where it is wanted, and a key to get in with. */
async function prepare(
  workspace: Workspace,
  { demo, bootstrapKey }: Configuration,
  authenticator: Authenticator,
  { onSeedProgress }: ServerParts,
) {
  const { database, clock, context, demoKeyFile } = workspace;
  if (demo) await refuseOthersKeyFile(demoKeyFile);
  const seeded = demo && (await seedDemoShop(context, onSeedProgress === undefined ? {} : { onProgress: onSeedProgress }));
  const isDemo = seeded && bootstrapKey === undefined;
  const issued = await (isDemo ? ensureDemoKey(database, clock) : ensureFirstKey(database, clock, bootstrapKey));
  if (isDemo && issued !== undefined) await keepDemoKey(demoKeyFile, issued.key);
  const demoKey = await findDemoKey(demoKeyFile, authenticator);
  return {
    seeded,
    // Whoever has chosen a key knows it: it need not stand in anybody's terminal or log.
    firstKey: isDemo || bootstrapKey !== undefined ? undefined : issued?.key,
    demo: demoKey === undefined ? undefined : { keyFile: demoKeyFile, token: new DemoToken(demoKey) },
  };
}

function startAccess(
  { context, clock }: Workspace,
  { issuers, limits }: Configuration,
  closers: (() => Promise<unknown>)[],
  log: Logger,
): Pick<Services, 'authenticator' | 'keys' | 'limiter'> {
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'looking at keys failed');
  // Who comes in is not to wait for those who ask.
  const database = context.database.on('live', 'access');
  const uses = new LastUses(database, clock, onError);
  closers.push(() => uses.close());
  const refused = new RefusedCallers({
    database,
    clock,
    onError: (error) => log.error({ cause: describeCause(error) }, 'who was refused could not be written into the audit log'),
  });
  closers.push(() => refused.close());
  const keys = new StandingKeys({ database, clock, uses, onError });
  keys.start();
  closers.push(() => keys.close());
  const tokens = new TokenReader(issuers, {
    clock,
    onRefusal: (refusal) => log.debug(refusal, 'a token was refused'),
    onError: (error) => log.warn({ cause: describeCause(error) }, 'the keys of an issuer could not be read'),
  });
  const limiter = new Limiter(database, limits, onError);
  limiter.start();
  closers.push(() => limiter.close());
  return { authenticator: new Authenticator({ database, clock, uses, refused, wrongKeys: new WrongKeys(), tokens }), keys, limiter };
}

async function startEvaluation(
  { context }: Workspace,
  { thresholdsEveryMs, privateWebhooks, uploads, dataFolder, exportFolder, ...keptFor }: Configuration,
  closers: (() => Promise<unknown>)[],
  log: Logger,
): Promise<Omit<Services, 'authenticator' | 'keys' | 'limiter'> & { readonly evaluator: Evaluator }> {
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'keeping memberships up to date failed');
  const background = { ...context, database: context.database.on('background', 'jobs') };
  const live = { ...context, database: context.database.on('live', 'feed') };
  const evaluator = new Evaluator({ ...context, database: context.database.on('live', 'evaluation') }, onError, background);
  evaluator.start();
  closers.push(() => evaluator.close());
  const thresholds = new RepeatedJob(() => refreshThresholdsIfDue(background, thresholdsEveryMs), CHECK_THRESHOLDS_MS, onError);
  thresholds.start();
  closers.push(() => thresholds.close());
  startScheduled(background, thresholdsEveryMs, closers, log);
  startDiscoveries(background, closers, log);
  const onImportError = (error: unknown) => log.error({ cause: describeCause(error) }, 'looking for abandoned imports failed');
  const imports = new RepeatedJob(() => markAbandoned(background), LOOK_FOR_ABANDONED_MS, onImportError);
  imports.start();
  closers.push(() => imports.close());
  const onStoredError = (error: unknown) => log.error({ cause: describeCause(error) }, 'bringing what is stored into its form failed');
  const forms = new StoredForms(background, (conflicts) =>
    // Their keys are external ids of people.
    log.warn(
      { conflicts: conflicts.length },
      'rows are kept as they were stored: others have their normal form for a key. Merge or delete one of the two: the table text_conflict names them',
    ),
  );
  const stored = new RepeatedJob(() => forms.run(), GO_ON_WITH_STORED_MS, onStoredError);
  stored.start();
  closers.push(() => stored.close());
  const onRetentionError = (error: unknown) => log.error({ cause: describeCause(error) }, 'dropping what is no longer kept failed');
  const retention = makeRetention(background, keptFor, onRetentionError);
  retention.start();
  closers.push(() => retention.close());
  const feed = new ChangeFeed(live, onError);
  await feed.start();
  closers.push(() => feed.close());
  // In the background: requests are answered meanwhile.
  const retried = retryFailed(background)
    .then(() => retryPutAside(background))
    .catch(onError);
  closers.push(() => retried);
  startWebhooks(context, privateWebhooks, closers, log);
  startDestinations(context, privateWebhooks, closers, log);
  startActions(context, closers, log);
  startExports(context, exportFolder, closers, log);
  startWaiting(context, closers, log);
  const workingFolder = join(dataFolder, 'imports');
  await startImports(context, workingFolder, closers, log);
  return {
    membership: context,
    feed,
    intake: context,
    log,
    privateWebhooks,
    exportFolder,
    uploads: { ...uploads, workingFolder },
    evaluator,
  };
}

function startWebhooks(context: Workspace['context'], allowPrivate: boolean, closers: (() => Promise<unknown>)[], log: Logger): void {
  const { clock } = context;
  const database = context.database.on('background', 'webhooks');
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'sending to webhooks failed');
  const trail = new AuditTrail({ database, clock, onError }, { kind: 'command', id: null, name: 'server' });
  const sender = new WebhookSender({
    database,
    clock,
    allowPrivate,
    onError,
    onPaused: async ({ id }, error) => {
      log.warn({ webhookId: id, error }, 'a webhook was paused: what it was sent was not taken');
      await trail.note({ operation: 'pauseWebhook', subjectKind: 'Webhook', subjectIds: [id] });
    },
  });
  sender.start();
  closers.push(() => sender.close());
}

function startActions(context: Workspace['context'], closers: (() => Promise<unknown>)[], log: Logger): void {
  const { clock } = context;
  const database = context.database.on('background', 'actions');
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'doing what actions say failed');
  const trail = new AuditTrail({ database, clock, onError }, { kind: 'command', id: null, name: 'server' });
  const runner = new ActionRunner(
    { ...context, database },
    {
      onError,
      onPaused: async ({ id }, why) => {
        log.warn({ actionId: id, why }, 'an action was paused: it could not go on');
        await trail.note({ operation: 'pauseSegmentAction', subjectKind: 'SegmentAction', subjectIds: [id] });
      },
    },
  );
  runner.start();
  closers.push(() => runner.close());
}

async function startImports(
  context: Workspace['context'],
  workingFolder: string,
  closers: (() => Promise<unknown>)[],
  log: Logger,
): Promise<void> {
  const { clock } = context;
  const database = context.database.on('background', 'imports');
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'running imports failed');
  const runner = new ImportRunner({
    context: { ...context, database },
    workingFolder,
    refusalOf: ({ holder, owner, scopes }) => importRefusal({ database, clock }, { kind: holder, id: owner }, scopes),
    audited: ({ id, dryRun, holder, owner }: Claimed, work) => {
      const actor = holder === 'key' ? ({ kind: 'key', id: owner } as const) : ({ kind: 'command', id: null, name: 'server' } as const);
      const trail = new AuditTrail({ database: context.database.on('live', 'audit'), clock, onError }, actor);
      const operation = dryRun ? ('import --dry-run' as const) : ('import' as const);
      return trail.during(
        { operation, subjectKind: 'ImportJob', subjectIds: [id] } satisfies OwnDeed,
        () => work(trail.beforeCommit),
        ({ steps }: ImportReport) => ({ counts: totalOf(steps) }),
      );
    },
    onError,
  });
  await runner.start();
  closers.push(() => runner.close());
}
