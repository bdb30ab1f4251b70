export { LEAST_MEMBERS, type Persona, personaCandidates, personaOf, STRENGTHS, type Strength } from './persona.js';
export { changePersonaCard, type KeptCard, type PersonaCard, personaCards } from './persona-card.js';
