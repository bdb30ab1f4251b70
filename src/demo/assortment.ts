/** What the demo shop sells: a narrow department store for clothing, things for the home, sound and music. */
export interface Range {
  /** From the broadest to the narrowest. */
  readonly categoryPath: readonly [string, string];
  readonly brands: readonly string[];
  readonly nouns: readonly string[];
  /** List prices, from and to. */
  readonly price: readonly [number, number];
  /** Unit cost as a share of the list price, from and to. */
  readonly cost: readonly [number, number];
  /** How often it is bought, relative to the other ranges. */
  readonly demand: number;
  readonly products: number;
  readonly gift?: boolean;
}

/** Collections that product names are made of: brand, collection, noun. */
export const collections = [
  'Alder',
  'Bay',
  'Cove',
  'Dune',
  'Ember',
  'Fen',
  'Grove',
  'Haven',
  'Isle',
  'Juniper',
  'Kelp',
  'Loch',
  'Moss',
  'North',
];

// prettier-ignore
export const ranges: readonly Range[] = [
  { categoryPath: ['Accessories', 'Bags'], brands: ['Harrow', 'Petit Lac', 'Osk'], nouns: ['Tote', 'Backpack', 'Crossbody', 'Weekender'], price: [35, 190], cost: [0.38, 0.52], demand: 8, products: 26, gift: true },
  { categoryPath: ['Accessories', 'Scarves and Hats'], brands: ['Tarn', 'Petit Lac', 'Norrsken'], nouns: ['Scarf', 'Beanie', 'Cap', 'Gloves'], price: [14, 65], cost: [0.32, 0.48], demand: 10, products: 24, gift: true },
  { categoryPath: ['Accessories', 'Jewellery'], brands: ['Lune', 'Osk', 'Aurelia'], nouns: ['Earrings', 'Necklace', 'Ring', 'Bracelet'], price: [18, 240], cost: [0.3, 0.45], demand: 9, products: 26, gift: true },
  { categoryPath: ['Accessories', 'Phone Cases'], brands: ['Osk', 'Pebble'], nouns: ['Case', 'Strap', 'Grip'], price: [9, 35], cost: [0.25, 0.4], demand: 12, products: 20 },
  { categoryPath: ['Accessories', 'Watches'], brands: ['Kestrel & Co', 'Aurelia', 'Norrsken'], nouns: ['Watch', 'Chronograph'], price: [120, 690], cost: [0.45, 0.6], demand: 3, products: 16, gift: true },
  { categoryPath: ['Clothing', 'Shirts'], brands: ['Harrow', 'Tarn', 'Petit Lac'], nouns: ['Oxford Shirt', 'Linen Shirt', 'Tee', 'Blouse'], price: [19, 110], cost: [0.35, 0.5], demand: 14, products: 28 },
  { categoryPath: ['Clothing', 'Knitwear'], brands: ['Tarn', 'Norrsken', 'Harrow'], nouns: ['Merino Crew', 'Cardigan', 'Roll Neck'], price: [45, 180], cost: [0.4, 0.55], demand: 8, products: 22, gift: true },
  { categoryPath: ['Clothing', 'Jackets'], brands: ['Norrsken', 'Tarn', 'Harrow'], nouns: ['Parka', 'Rain Jacket', 'Blazer'], price: [95, 420], cost: [0.45, 0.6], demand: 5, products: 18 },
  { categoryPath: ['Clothing', 'Dresses'], brands: ['Petit Lac', 'Lune', 'Harrow'], nouns: ['Midi Dress', 'Wrap Dress', 'Summer Dress'], price: [39, 190], cost: [0.35, 0.5], demand: 7, products: 20 },
  { categoryPath: ['Home', 'Kitchen'], brands: ['Hearthstone', 'Brenna', 'Cuivre'], nouns: ['Saucepan', 'Knife', 'Kettle', 'Espresso Maker'], price: [28, 340], cost: [0.5, 0.65], demand: 6, products: 24, gift: true },
  { categoryPath: ['Home', 'Tableware'], brands: ['Brenna', 'Hearthstone'], nouns: ['Plate Set', 'Mug', 'Glasses', 'Carafe'], price: [12, 160], cost: [0.4, 0.55], demand: 8, products: 18, gift: true },
  { categoryPath: ['Home', 'Lighting'], brands: ['Brenna', 'Halo Works'], nouns: ['Table Lamp', 'Floor Lamp', 'Pendant'], price: [49, 380], cost: [0.45, 0.6], demand: 4, products: 14 },
  { categoryPath: ['Sound', 'Headphones'], brands: ['Wren Audio', 'Pebble'], nouns: ['Headphones', 'Earbuds'], price: [29, 360], cost: [0.55, 0.7], demand: 6, products: 14, gift: true },
  { categoryPath: ['Sound', 'Speakers and Turntables'], brands: ['Wren Audio', 'Halo Works', 'Kestrel & Co'], nouns: ['Speaker', 'Turntable', 'Amplifier'], price: [110, 890], cost: [0.6, 0.75], demand: 2, products: 12 },
  { categoryPath: ['Music', 'Vinyl'], brands: ['Lighthouse Records', 'Second Side'], nouns: ['LP', 'Double LP'], price: [18, 42], cost: [0.55, 0.68], demand: 9, products: 18, gift: true },
];

/** Artists of the records; a record carries its artist as a tag. */
export const artists = ['The Tidewrack', 'Mira Solberg', 'Paper Lanterns', 'Old Quarry', 'Juno Vale', 'Night Ferry'];
