export { CustomerSurveysResolver } from './customer-surveys.resolver.js';
