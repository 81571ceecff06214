/** @import { QueryTerm } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { short } from './short.js';

/** @typedef {(term: QueryTerm) => void} Drop */

/**
 * How the query was read: a chip a term, each with the word before it that governs it; of several alternatives, each that
 * has more than one term in a box of its own. One plain term makes no chip.
 *
 * @param {QueryTerm[]} terms
 * @param {Strings} strings
 * @param {(query: string) => void} ask called with the query that lacks a term
 */
export function chips(terms, strings, ask) {
  const [first] = terms;
  if (!first || (terms.length === 1 && !first.literal && !first.inTitle)) return nothing;
  const alternatives = alternativesOf(terms);
  const drop = (/** @type {QueryTerm} */ term) => ask(queryWithout(term, alternatives));
  return html`<div class="chips" role="group" aria-label=${strings.terms}>
    ${
      alternatives.length > 1
        ? alternatives.map((each, index) => choice(each, index, strings, drop))
        : chipsOf(terms, strings, drop)
    }
  </div>`;
}

/** The terms between one 或 and the next. @param {QueryTerm[]} terms */
function alternativesOf(terms) {
  /** @type {QueryTerm[][]} */
  const alternatives = [];
  for (const term of terms) {
    if (!alternatives.length || term.joint === 'or') alternatives.push([]);
    alternatives.at(-1)?.push(term);
  }
  return alternatives;
}

/** @param {QueryTerm[]} terms @param {number} index @param {Strings} strings @param {Drop} drop */
function choice(terms, index, strings, drop) {
  const each = chipsOf(terms, strings, drop);
  const told = terms.map((term, index) => `${jointOf(term, index, strings)} ${nameOf(term, strings)}`.trim()).join(' ');
  return html`<span>
    ${joint(index ? strings.joints.or : '')}
    ${terms.length > 1 ? html`<span class="chips-together" role="group" aria-label=${told}>${each}</span>` : each}
  </span>`;
}

/** The chips of terms that must all hold. @param {QueryTerm[]} terms @param {Strings} strings @param {Drop} drop */
function chipsOf(terms, strings, drop) {
  return terms.map((term, index) => {
    const name = nameOf(term, strings);
    return html`<span>
      ${joint(jointOf(term, index, strings))}
      <button
        type="button"
        class=${term.joint === 'not' ? 'chip chip--not' : 'chip'}
        aria-label=${strings.dropTerm(name)}
        @click=${() => drop(term)}
      >
        <span>${name}</span>${icon('close')}
      </button>
    </span>`;
  });
}

/** @param {string} word */
const joint = (word) => (word ? html`<i class="op">${word}</i>` : nothing);

/** The word before a term within its alternative; none before the first. @param {QueryTerm} term @param {number} index @param {Strings} strings */
function jointOf({ joint }, index, { joints }) {
  if (joint === 'not') return joints.not;
  return index ? joints.and : '';
}

/** @param {QueryTerm} term @param {Strings} strings */
function nameOf({ text, literal, inTitle }, strings) {
  return `${inTitle ? strings.inTitle : ''}${literal ? `“${short(text)}”` : short(text)}`;
}

/** The query that is read as the other terms. Of an alternative that only excludes, nothing would be left to find. @param {QueryTerm} dropped @param {QueryTerm[][]} alternatives */
function queryWithout(dropped, alternatives) {
  const left = alternatives.map((terms) => terms.filter((term) => term !== dropped));
  const finding = left.filter((terms) => terms.some(({ joint }) => joint !== 'not'));
  return (finding.length ? finding : left)
    .map((terms) => terms.map(({ typed }) => typed.replace(/^\|\s*/, '')).join(' '))
    .filter(Boolean)
    .join(' | ');
}
