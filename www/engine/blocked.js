/** What the page's policy has refused to fetch, and by which directive. @type {Map<string, string>} */
const refused = new Map();

globalThis.addEventListener?.('securitypolicyviolation', (event) => {
  const { blockedURI, disposition, effectiveDirective } = /** @type {SecurityPolicyViolationEvent} */ (event);
  // A policy on trial refuses nothing, and an image from the same address is not what was to be fetched.
  const isFetch = effectiveDirective === 'connect-src' || effectiveDirective === 'default-src';
  if (disposition === 'enforce' && isFetch) refused.set(blockedURI, effectiveDirective);
});

/**
 * The directive by which the page's policy has refused an address; null for none. The browser says so in a task of its own.
 *
 * @param {string} url
 * @returns {Promise<string | null>}
 */
export async function directiveAgainst(url) {
  await new Promise((resolve) => setTimeout(resolve));
  const { origin, href } = new URL(url);
  const plain = href.replace(/#.*/, '');
  return refused.get(plain) ?? refused.get(origin) ?? null;
}
