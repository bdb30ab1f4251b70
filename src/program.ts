import { Command, CommanderError } from 'commander';
import { printedSchema } from './graphql/index.js';
import { packageVersion } from './database/index.js';
import { DomainError, StartError, systemReason } from './kernel/index.js';
import { serve } from './main.js';
import {
  addAuditCommand,
  addCustomerCommands,
  addDefinitionCommands,
  addExportCommand,
  addImportCommand,
  addKeyCommands,
  addMembersCommands,
  addRatesCommand,
  addWorkspaceCommands,
  withAuditedWorkspace,
  withWorkspace,
  readConfiguration,
  print,
} from './server/index.js';
import { seedDemoShop } from './demo/index.js';

/**
 * Runs a command as the command line gives it. What cannot be done is said in a line, without a stack; nothing is thrown.
 *
 * @param parameters what follows the name of the program
 */
export async function runProgram(parameters: readonly string[]): Promise<void> {
  await makeProgram()
    .parseAsync(parameters, { from: 'user' })
    .catch((error: unknown) => {
      // Of what has been printed: help, the version, what is wrong with the parameters.
      if (error instanceof CommanderError) {
        process.exitCode = error.exitCode;
        return;
      }
      const expected = error instanceof DomainError || error instanceof StartError || systemReason(error) !== undefined;
      process.stderr.write(
        `${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      process.exitCode = 1;
    });
}

function makeProgram(): Command {
  const program = new Command('cantle')
    .exitOverride()
    .description('Keeps customer segments alive. Settings come from the environment: see README.md.')
    .version(packageVersion(), '-V, --version', 'print the version');

  program
    .command('serve')
    .description('run the server')
    .action(() => serve(readConfiguration()));

  program
    .command('check')
    .description('say what is wrong with the settings, and with the files that they name; the database is not asked')
    .action(() => {
      const { issuers, unknownSettings } = readConfiguration();
      for (const name of unknownSettings) print(`${name} is no setting.`);
      const tokens = issuers.length === 0 ? '' : `, with tokens of ${issuers.map(({ issuer }) => issuer).join(', ')}`;
      print(`The settings can be used${tokens}.`);
    });

  program
    .command('migrate')
    .description('bring the database up to date')
    .action(() => withWorkspace(async () => print('The database is up to date.')));

  program
    .command('seed')
    .description('give an empty database the demo shop')
    .action(() =>
      withAuditedWorkspace({ operation: 'seed', subjectKind: 'Workspace' }, async ({ context }) => {
        const seeded = await seedDemoShop(context);
        print(seeded ? 'Loaded the demo shop.' : 'There are records already: nothing was loaded.');
      }),
    );

  program
    .command('schema')
    .description('print the GraphQL schema')
    .action(() => print(printedSchema()));

  addAuditCommand(program);
  addCustomerCommands(program);
  addDefinitionCommands(program);
  addExportCommand(program);
  addImportCommand(program);
  addMembersCommands(program);
  addRatesCommand(program);
  addKeyCommands(program);
  addWorkspaceCommands(program);

  return program;
}
