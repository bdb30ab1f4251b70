export { ActionResolver } from './action.resolver.js';
