/** First and last names by the language that people grew up with; invented combinations of common names. */
export interface Names {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly last: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const english: Names = {
  female: words(`Alice Amelia Beth Charlotte Chloe Clara Daisy Eleanor Ella Emily Emma Eva Florence Freya Georgia Grace Hannah Holly
    Isla Ivy Jasmine Kate Laura Lily Lucy Maya Megan Mia Molly Nadia Niamh Olivia Phoebe Priya Rosie Ruby Sienna Sophie Tara Zoe`),
  male: words(`Aaron Adam Alex Amir Arthur Ben Callum Charlie Daniel David Dylan Edward Ethan Finn Freddie George Harry Henry Isaac Jack
    Jacob James Kai Leo Liam Louis Lucas Marcus Max Nathan Noah Oliver Omar Oscar Patrick Ryan Sam Theo Thomas William`),
  last: words(`Adams Ahmed Bailey Barnes Bell Bennett Brooks Campbell Carter Clarke Collins Cooper Davies Doyle Edwards Ellis Evans Fisher
    Foster Gallagher Graham Grant Gray Green Griffiths Hall Harris Hayes Hill Hughes Hunter Jenkins Johnston Kelly Kennedy Khan King Lawson
    Lewis Macdonald Marshall Mason Mitchell Morgan Morris Murphy Murray Nolan Owen Palmer Parker Patel Pearson Perry Price Quinn Reid
    Richards Robertson Rogers Russell Scott Shah Simpson Singh Spencer Stewart Sutherland Taylor Thomson Turner Walker Walsh Ward Watson
    Webb West White Wood Wright Young`),
};

const german: Names = {
  female: words('Anna Clara Elif Emilia Frieda Greta Hanna Ida Johanna Katharina Lea Lena Marie Mathilda Miriam Nele Paula Sophia Thea'),
  male: words('Anton Ben Can Elias Emil Felix Finn Hannes Jakob Jonas Karl Leon Lukas Maximilian Moritz Noah Oskar Paul Theo Till'),
  last: words(`Bauer Becker Braun Fischer Fuchs Hartmann Hoffmann Huber Keller Klein Koch Krüger Lange Lehmann Meyer Möller Neumann Peters
    Richter Roth Schäfer Schmitt Schneider Schröder Schulz Seidel Vogel Wagner Weber Winkler Wolf Yilmaz Zimmermann`),
};

const french: Names = {
  female: words('Adèle Alice Amina Camille Chloé Clémence Élise Emma Inès Jeanne Juliette Léa Louise Manon Margaux Nora Romane Zoé'),
  male: words('Adrien Antoine Arthur Baptiste Gabriel Hugo Jules Karim Léo Louis Lucas Mathis Maxime Nathan Paul Raphaël Théo Victor'),
  last: words(`André Bernard Blanc Bonnet Chevalier Dubois Dupont Durand Faure Fontaine Garnier Gauthier Girard Lambert Laurent Lefèvre
    Leroy Marchand Martin Mercier Moreau Morin Perrin Petit Renard Robert Roussel Simon Thomas Vidal`),
};

const swedish: Names = {
  female: words('Alma Astrid Ebba Elin Elsa Freja Ida Ingrid Karin Klara Linnea Maja Moa Saga Signe Sigrid Tilda Tuva Vera Wilma'),
  male: words('Albin Anton Arvid Axel Edvin Elias Emil Erik Filip Gustav Hugo Isak Johan Lars Ludvig Nils Olle Oskar Sixten Viktor'),
  last: words(`Andersson Berg Bergström Björk Dahl Ek Eriksson Forsberg Gustafsson Hansson Holm Jonsson Karlsson Larsson Lind Lundgren
    Magnusson Nilsson Nyström Olsson Persson Sandberg Sjöberg Svensson Wallin`),
};

const spanish: Names = {
  female: words('Ana Camila Carmen Elena Gabriela Isabel Lucía María Marisol Paula Rosa Sofía Valentina Ximena'),
  male: words('Alejandro Carlos Diego Eduardo Gabriel Javier Jorge José Luis Mateo Miguel Rafael Santiago Tomás'),
  last: words(
    'Álvarez Castillo Cruz Delgado Díaz Flores García Gómez Herrera López Morales Navarro Ortiz Ramírez Reyes Rivera Torres Vargas',
  ),
};

const byLanguage: Readonly<Record<string, Names>> = { de: german, fr: french, sv: swedish, es: spanish };

/** `language` is BCP 47; English names where there are no others. */
export function namesFor(language: string): Names {
  return byLanguage[language.slice(0, 2)] ?? english;
}
