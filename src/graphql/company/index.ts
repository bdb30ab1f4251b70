export { CompanyResolver } from './company.resolver.js';
export { CustomerCompaniesResolver } from './customer-companies.resolver.js';
export { CustomerCompanyResolver } from './customer-company.resolver.js';
