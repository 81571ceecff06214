/**
 * The addresses a worker may be made from. A page from another origin, and one with COEP, may not run our script as a worker;
 * a script of its own that imports ours it may.
 */

/** @type {Map<string, string>} */
const blobUrls = new Map();

/** @param {string} url of the script */
export const ownUrl = (url) => allowed(url);

/** A script of the page's own origin that imports the other. @param {string} url */
export function importingUrl(url) {
  const known = blobUrls.get(url) ?? URL.createObjectURL(new Blob([`import ${JSON.stringify(url)}`], SCRIPT));
  blobUrls.set(url, known);
  return allowed(known);
}

const SCRIPT = { type: 'text/javascript' };

/** @typedef {{ createScriptURL: (url: string) => any }} Policy */

/** @type {Policy | null} */
let policy = null;

/** The address in the form that Trusted Types ask for, where a page enforces them and allows the policy `gangmu`. @param {string} url */
function allowed(url) {
  const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }} */ (
    /** @type {unknown} */ (globalThis)
  );
  try {
    policy ??= trustedTypes?.createPolicy('gangmu', { createScriptURL: (url) => url }) ?? null;
  } catch {
    // The page does not list the policy. It may enforce nothing: then the bare address will do.
  }
  return policy ? policy.createScriptURL(url) : url;
}
