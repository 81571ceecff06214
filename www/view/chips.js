/** @import { QueryTerm } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { short } from './short.js';

/**
 * How the query was read: a chip a term, each with the word before it that governs it. One plain term makes no chip.
 *
 * @param {QueryTerm[]} terms
 * @param {Strings} strings
 * @param {(query: string) => void} ask called with the query that lacks a term
 */
export function chips(terms, strings, ask) {
  const [first] = terms;
  if (!first || (terms.length === 1 && !first.literal && !first.inTitle)) return nothing;
  return html`<div class="chips" role="group" aria-label=${strings.terms}>
    ${terms.map((term, index) => {
      const name = nameOf(term, strings);
      const joint = index > 0 || term.joint === 'not' ? strings.joints[term.joint] : null;
      return html`<span>
        ${joint ? html`<i class="op">${joint}</i>` : nothing}
        <button
          type="button"
          class=${term.joint === 'not' ? 'chip chip--not' : 'chip'}
          aria-label=${strings.dropTerm(name)}
          @click=${() => ask(queryOf(terms.filter((each) => each !== term)))}
        >
          <span>${name}</span>${icon('close')}
        </button>
      </span>`;
    })}
  </div>`;
}

/** @param {QueryTerm} term @param {Strings} strings */
function nameOf({ text, literal, inTitle }, strings) {
  return `${inTitle ? strings.inTitle : ''}${literal ? `“${short(text)}”` : short(text)}`;
}

/** A query that is read as these terms. The first has nothing before it to be an alternative to. @param {QueryTerm[]} terms */
export function queryOf(terms) {
  return terms
    .map(({ typed }) => typed)
    .join(' ')
    .replace(/^\|\s*/, '');
}
