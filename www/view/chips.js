/** @import { QueryTerm } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { short } from './short.js';

/** @typedef {(term: QueryTerm) => void} Drop */

/** So many chips are drawn; of more only the number is told. */
const MOST_CHIPS = 24;

/**
 * How the query was read: a chip a term, each with the word before it that governs it; of several alternatives, each that
 * has more than one term in a box of its own. One plain term makes no chip.
 *
 * @param {QueryTerm[][]} alternatives as `alternativesLeft` gives them
 * @param {Strings} strings
 * @param {Drop} drop called with the term whose chip is pressed
 */
export function chips(alternatives, strings, drop) {
  const [[first] = [], ...others] = alternatives;
  if (!first || (!others.length && isPlain(alternatives[0]))) return nothing;
  const more = alternatives.flat().length - MOST_CHIPS;
  const drawn = more > 0 ? firstOf(alternatives) : alternatives;
  return html`<div class="chips" role="group" aria-label=${strings.terms}>
    ${others.length ? drawn.map((each, index) => choice(each, index, strings, drop)) : chipsOf(drawn[0], strings, drop)}
    ${more > 0 ? joint(strings.moreTerms(more)) : nothing}
  </div>`;
}

/** The alternatives as far as their terms are drawn. @param {QueryTerm[][]} alternatives */
function firstOf(alternatives) {
  let left = MOST_CHIPS;
  const drawn = alternatives.map((terms) => {
    const kept = terms.slice(0, left);
    left -= kept.length;
    return kept;
  });
  return drawn.filter((terms) => terms.length);
}

/** @param {QueryTerm[]} terms */
const isPlain = ([first, ...others]) => !others.length && !first.literal && !first.inTitle;

/**
 * The terms in their alternatives, without those that were dropped. Of an alternative that only excludes, nothing would be
 * left to find: it goes too, unless there is no other.
 *
 * @param {QueryTerm[]} terms
 * @param {Set<QueryTerm>} dropped
 */
export function alternativesLeft(terms, dropped) {
  const left = alternativesOf(terms).map((each) => each.filter((term) => !dropped.has(term)));
  const finding = dropped.size ? left.filter((each) => each.some(({ joint }) => joint !== 'not')) : left;
  return (finding.length ? finding : left).filter((each) => each.length);
}

/** The query that is read as these terms. @param {QueryTerm[][]} alternatives */
export const queryOf = (alternatives) =>
  alternatives.map((terms) => terms.map(({ typed }) => typed.replace(/^\|\s*/, '')).join(' ')).join(' | ');

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
