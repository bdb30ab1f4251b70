export { ProvenanceResolver } from './provenance.resolver.js';
