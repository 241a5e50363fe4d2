import { type Content } from './content';
import { type ContentProblem } from './content-problem';

/** Cities, categories and groups that one file names stand in the file that defines them. */
export function checkCompany(content: Content): ContentProblem[] {
  const { served, deliveryOnly } = content.company.cities;
  const { reps, stores } = content;
  const idOf = ({ id }: { id: string }): string => id;
  return [
    ...strayCities('company.yaml', [...served, ...deliveryOnly], content),
    ...servedTwice(served, deliveryOnly),
    ...strayCities(
      'stores.yaml',
      stores.map(({ city }) => city),
      content,
    ),
    ...strayCities(
      'reps.yaml',
      reps.flatMap((rep) => rep.territories),
      content,
    ),
    ...strayCategories(
      'reps.yaml',
      reps.flatMap((rep) => rep.productLines),
      content,
    ),
    ...duplicates('reps.yaml', reps.map(idOf)),
    ...duplicates('stores.yaml', stores.map(idOf)),
    ...duplicates('cities.yaml', content.cities),
    ...duplicates('categories.yaml', content.categories.map(idOf)),
    ...straySegments(content),
  ];
}

function strayCities(file: string, names: readonly string[], { cities }: Content): ContentProblem[] {
  return strays(file, names, new Set(cities), 'City', 'cities.yaml');
}

function strayCategories(file: string, names: readonly string[], { categories }: Content): ContentProblem[] {
  return strays(file, names, new Set(categories.map(({ id }) => id)), 'Category', 'categories.yaml');
}

function servedTwice(served: readonly string[], deliveryOnly: readonly string[]): ContentProblem[] {
  return served
    .filter((city) => deliveryOnly.includes(city))
    .map((city) => ({
      file: 'company.yaml',
      message: `City "${city}" is served and deliveryOnly; keep one.`,
    }));
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
