import { type Server } from 'restify';
import { type Catalogue, type Product } from '../../domain/products/catalogue';
import { HttpProblem } from '../http/problem';
import { etagOf, sendFile } from '../http/static-files';
import { pictureVersion } from '../pictures/picture-address';
import { placeholder } from '../pictures/placeholder';
import { type Picture, type ProductPictures } from '../pictures/product-pictures';

/** The address carries what the picture is made of. */
const A_WEEK = 'public, max-age=604800';
/** A drawing stands in for a photograph that may still come, or the address is an old one. */
const A_MINUTE = 'public, max-age=60';

/**
 * `/pictures/<sku>`: a photograph, or a drawing where there is none. The catalogue says which there are; no part of
 * the address becomes a path or an address to fetch.
 */
export function mountPictures(server: Server, catalogue: () => Catalogue, pictures: ProductPictures): void {
  server.get('/pictures/:sku', async (request, response) => {
    const { sku = '' } = request.params as { sku?: string };
    const product = catalogue().products.get(sku);
    if (!product) throw new HttpProblem(404, 'NotFound', 'There is no such product.');
    const photo = await pictures.photo(product);
    const { body, contentType: type } = photo ?? drawn(product);
    const { v } = request.query as { v?: unknown };
    const isFinal = v === pictureVersion(product) && (photo !== undefined || product.image === undefined);
    response.setHeader('Cache-Control', isFinal ? A_WEEK : A_MINUTE);
    // Also when it is opened by itself nothing in it runs; and pages of other sites that carry the widget show it.
    response.setHeader('Content-Security-Policy', `default-src 'none'; sandbox`);
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    sendFile(request, response, { body, gzip: undefined, brotli: undefined, type, etag: etagOf(body) });
  });
}

function drawn(product: Product): Picture {
  return { body: Buffer.from(placeholder(product)), contentType: 'image/svg+xml' };
}
