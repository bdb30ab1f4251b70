export { AttributeResolver } from './attribute.resolver.js';
