import { type Content, placeKey } from './content';
import { type ContentProblem } from './content-problem';
import { placeOf } from './place-of';
import { type ImageFault, imageFile, isImageAddress } from './product-image';

const EXTRA = 'catalogue-extra.yaml';
const CSV = 'catalogue.csv';

/** Relations lead to products, extras belong to products, specs have names, pictures are there. */
export function checkCatalogue(content: Content): ContentProblem[] {
  const skus = new Set(content.products.map(({ sku }) => sku));
  return [
    ...strayRelations(content, skus),
    ...strayExtras(content, skus),
    ...unnamedSpecs(content),
    ...faultyImages(content),
  ];
}

function strayRelations(content: Content, skus: ReadonlySet<string>): ContentProblem[] {
  return content.products.flatMap((product) =>
    product.relations
      .filter(({ sku }) => !skus.has(sku) || sku === product.sku)
      .map(({ type, sku }) => ({
        ...placeOf(content, ['extra', product.sku], EXTRA),
        message: `${product.sku}: relation ${type} leads to "${sku}", which ${
          sku === product.sku ? 'is itself' : `is not in ${CSV}`
        }; correct or remove it.`,
      })),
  );
}

const EXTRA_PLACE = placeKey('extra', '');

function strayExtras(content: Content, skus: ReadonlySet<string>): ContentProblem[] {
  return [...content.places].flatMap(([key, place]) => {
    const sku = key.startsWith(EXTRA_PLACE) ? key.slice(EXTRA_PLACE.length) : undefined;
    if (sku === undefined || skus.has(sku)) return [];
    return [{ ...place, message: `"${sku}" is no sku of ${CSV}; correct it or remove the entry.` }];
  });
}

function unnamedSpecs(content: Content): ContentProblem[] {
  const named = new Set(content.specNames.map(({ key }) => key));
  return content.products.flatMap(({ sku, specs }) =>
    specs
      .filter(({ key }) => !named.has(key))
      .map(({ key }) => ({
        ...placeOf(content, ['sku', sku], CSV),
        message: `Column specs: "${key}" has no name in spec-names.yaml; add it there or use a known one.`,
      })),
  );
}

function faultyImages(content: Content): ContentProblem[] {
  return content.products.flatMap(({ sku, image }) => {
    const message = image === undefined ? undefined : imageProblem(content.folder, image);
    return message === undefined ? [] : [{ ...placeOf(content, ['sku', sku], CSV), message }];
  });
}

const FAULTS: Readonly<Record<ImageFault, string>> = {
  missing: 'is not in the content folder; put it there or leave the cell empty.',
  too_large: 'is larger than 2 MB; make it smaller, 1200 × 900 is plenty.',
  wrong_kind: 'is neither PNG, JPEG nor WebP, whatever it is called; save it as one of these.',
};

/** What is wrong with the picture a catalogue row names; undefined when nothing is, or an address is to be fetched. */
export function imageProblem(folder: string, image: string): string | undefined {
  if (isImageAddress(image)) return undefined;
  const found = imageFile(folder, image);
  return typeof found === 'string' ? `Column image: "${image}" ${FAULTS[found]}` : undefined;
}
