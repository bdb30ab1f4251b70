export { DriversResolver } from './drivers.resolver.js';
export { PersonaCardResolver, PersonaResolver } from './persona.resolver.js';
