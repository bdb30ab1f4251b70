import { daysAhead, integer, money, templatesOf, text } from '../template.js';

export const demographic = templatesOf('demographic', [
  {
    key: 'age-group',
    name: 'Age group',
    purpose: 'People of one span of life: speak their language.',
    rule: 'age BETWEEN {from} AND {to}',
    parameters: [integer('from', 'From', 'years', 18), integer('to', 'To', 'years', 25)],
  },
  {
    key: 'seniors',
    name: 'Seniors',
    purpose: 'Of an age at which service and clarity count for more than novelty.',
    rule: 'age >= {age}',
    parameters: [integer('age', 'Age', 'years', 65)],
  },
  {
    key: 'birthday-soon',
    name: 'Birthday soon',
    purpose: 'A reason to write that is theirs alone.',
    rule: "anniversary('birth_date') BETWEEN today AND {days}",
    parameters: [daysAhead(30)],
  },
  {
    key: 'large-households',
    name: 'Large households',
    purpose: 'Buy for several people: large packs, family offers.',
    rule: 'household_size >= {people}',
    parameters: [integer('people', 'People', 'people', 3)],
  },
  {
    key: 'high-income',
    name: 'High income',
    purpose: 'Can afford the best there is: show quality before price.',
    rule: 'yearly_income >= {income}',
    parameters: [money('income', 'Income a year', 75_000)],
  },
  { key: 'home-owners', name: 'Home owners', purpose: 'Own their home: furniture, garden, energy, insurance.', rule: 'home_owner = true' },
  {
    key: 'life-stage',
    name: 'Life stage',
    purpose: 'In one stage of the family life cycle, with the needs that come with it.',
    rule: 'life_stage = {stage}',
    parameters: [text('stage', 'Stage', 'family')],
  },
]);
