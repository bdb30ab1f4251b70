export { InboundProblemResolver } from './problem.resolver.js';
