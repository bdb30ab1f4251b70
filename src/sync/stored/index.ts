export { StoredForms, type TextConflict } from './stored-forms.js';
