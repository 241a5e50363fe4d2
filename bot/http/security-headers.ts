import helmet from 'helmet';

/** One year, the least that browsers' preload lists accept. */
const HSTS_S = 31_536_000;

/**
 * Headers of every answer. The policy is that of an API: nothing may load, no frames. Pages replace
 * it by their own (`pagePolicy`).
 * @param https whether the outside world reaches us by https; only then is http forbidden to browsers
 */
export function securityHeaders(https: boolean): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: https ? { maxAge: HSTS_S } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'sameorigin' },
  });
}

/** Of a `<style>` element without content: Web Chat makes one and fills it by script. */
const EMPTY_STYLE = `'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`;

/**
 * The policy of our pages: everything from here, no inline script or style, framed by our own pages only.
 * @param nonce for the `<style>` elements that Web Chat makes; our own pages need none
 */
export function pagePolicy(nonce?: string): string {
  const styles = nonce === undefined ? `'self'` : `'self' 'nonce-${nonce}' ${EMPTY_STYLE}`;
  const images = nonce === undefined ? `'self' data:` : `'self' data: blob:`;
  const connections = nonce === undefined ? `'self'` : `'self' blob:`;
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src ${styles}`,
    `img-src ${images}`,
    `connect-src ${connections}`,
    `font-src 'self'`,
    `media-src 'self'`,
    `frame-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'self'`,
  ].join('; ');
}
