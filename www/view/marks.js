/** @import { QueryTerm } from '../types.js' */
import { html } from 'lit';

/** No title has a longer term in it. UTF-16 code units. */
const LONGEST_TERM = 1000;

/**
 * Where a term of the query stands in a text, in order and apart from each other; offsets in UTF-16 code units. A reading
 * good enough to mark a title by; which nodes have hits the engine says.
 *
 * @param {string} text
 * @param {QueryTerm[]} terms
 * @returns {{ start: number, end: number }[]}
 */
export function hitsOfTerms(text, terms) {
  const folded = text.toLowerCase();
  const wanted = terms.filter(({ joint, text }) => joint !== 'not' && text.length <= LONGEST_TERM);
  const sought = wanted.map((term) => term.text.toLowerCase());
  // A few letters (İ) change length when folded: no marks then.
  const words = folded.length === text.length ? sought.filter(Boolean) : [];
  const hits = [];
  for (let hit = nextHit(folded, words, 0); hit; hit = nextHit(folded, words, hit.end)) hits.push(hit);
  return hits;
}

/** The first of any word, and the longest there: 读书会 rather than 读书. @param {string} text @param {string[]} words @param {number} from */
function nextHit(text, words, from) {
  const hits = words.map((word) => ({ start: text.indexOf(word, from), end: text.indexOf(word, from) + word.length }));
  return hits.filter(({ start }) => start >= 0).sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;
}

/** A text with the terms in it marked. @param {string} text @param {QueryTerm[]} terms */
export function marked(text, terms) {
  const hits = hitsOfTerms(text, terms);
  const pieces = hits.flatMap(({ start, end }, index) => [
    text.slice(hits[index - 1]?.end ?? 0, start),
    html`<mark class="hit">${text.slice(start, end)}</mark>`,
  ]);
  return [...pieces, text.slice(hits.at(-1)?.end ?? 0)];
}
