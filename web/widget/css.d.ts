/** Style sheets come into a bundle as text; see `web/build.mjs`. */
declare module '*.css' {
  const text: string;
  export default text;
}
