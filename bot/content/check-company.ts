import { type Content } from './content';
import { type ContentProblem } from './content-problem';

/** Cities, categories and groups that one file names stand in the file that defines them. */
export function checkCompany(content: Content): ContentProblem[] {
  const cities = new Set(content.cities);
  const categories = new Set(content.categories.map(({ id }) => id));
  const { served, deliveryOnly } = content.company.cities;
  return [
    ...strays('company.yaml', [...served, ...deliveryOnly], cities, 'City', 'cities.yaml'),
    ...served
      .filter((city) => deliveryOnly.includes(city))
      .map((city) => ({
        file: 'company.yaml',
        message: `City "${city}" is served and deliveryOnly; keep one.`,
      })),
    ...strays(
      'stores.yaml',
      content.stores.map(({ city }) => city),
      cities,
      'City',
      'cities.yaml',
    ),
    ...strays(
      'reps.yaml',
      content.reps.flatMap((rep) => rep.territories),
      cities,
      'City',
      'cities.yaml',
    ),
    ...strays(
      'reps.yaml',
      content.reps.flatMap((rep) => rep.productLines),
      categories,
      'Category',
      'categories.yaml',
    ),
    ...duplicates(
      'reps.yaml',
      content.reps.map(({ id }) => id),
    ),
    ...duplicates(
      'stores.yaml',
      content.stores.map(({ id }) => id),
    ),
    ...duplicates('cities.yaml', content.cities),
    ...duplicates(
      'categories.yaml',
      content.categories.map(({ id }) => id),
    ),
    ...straySegments(content),
  ];
}

function strays(
  file: string,
  names: readonly string[],
  known: ReadonlySet<string>,
  kind: string,
  home: string,
): ContentProblem[] {
  const stray = [...new Set(names)].filter((name) => !known.has(name));
  return stray.map((name) => ({
    file,
    message: `${kind} "${name}" is not in ${home}; add it or correct it.`,
  }));
}

function duplicates(file: string, ids: readonly string[]): ContentProblem[] {
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...new Set(twice)].map((id) => ({ file, message: `"${id}" stands twice; remove or rename one.` }));
}

function straySegments({ targetMarket }: Content): ContentProblem[] {
  const known = new Set(targetMarket.segments.map(({ id }) => id));
  const named = targetMarket.criteria
    .filter(({ field }) => field === 'segment')
    .flatMap(({ match, mismatch }) => [...match, ...mismatch]);
  return strays('target-market.yaml', named, known, 'Segment', 'the list of segments');
}
