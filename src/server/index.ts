export { addImportCommand } from './commands/import-command.js';
export { addKeyCommands } from './commands/key-commands.js';
export { addRatesCommand } from './commands/rates-command.js';
export { withWorkspace } from './commands/with-workspace.js';
export { type Configuration, ConfigurationError, readConfiguration } from './configuration.js';
export { makeLogger } from './logger.js';
export { print } from './print.js';
export { startServer } from './start-server.js';
export { welcome } from './welcome.js';
