/** @import { QueryTerm } from '../types.js' */
import { html } from 'lit';

/** No title has a longer term in it. UTF-16 code units. */
const LONGEST_TERM = 1000;

/**
 * A text cut where a term of the query stands in it: pieces in order, each said to be a hit or not. A reading good
 * enough to mark a title by; which nodes have hits the engine says.
 *
 * @param {string} text
 * @param {QueryTerm[]} terms
 * @returns {{ text: string, hit: boolean }[]}
 */
export function cutAtTerms(text, terms) {
  const folded = text.toLowerCase();
  const wanted = terms.filter(({ joint, text }) => joint !== 'not' && text.length <= LONGEST_TERM);
  const sought = wanted.map((term) => term.text.toLowerCase());
  // A few letters (İ) change length when folded: no marks then.
  const words = folded.length === text.length ? sought.filter(Boolean) : [];
  const pieces = [];
  let from = 0;
  for (let hit = nextHit(folded, words, 0); hit; hit = nextHit(folded, words, from)) {
    pieces.push({ text: text.slice(from, hit.start), hit: false }, { text: text.slice(hit.start, hit.end), hit: true });
    from = hit.end;
  }
  pieces.push({ text: text.slice(from), hit: false });
  return pieces.filter((piece) => piece.text);
}

/** The first of any word, and the longest there: 读书会 rather than 读书. @param {string} text @param {string[]} words @param {number} from */
function nextHit(text, words, from) {
  const hits = words.map((word) => ({ start: text.indexOf(word, from), end: text.indexOf(word, from) + word.length }));
  return hits.filter(({ start }) => start >= 0).sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;
}

/** A text with the terms in it marked. @param {string} text @param {QueryTerm[]} terms */
export function marked(text, terms) {
  return cutAtTerms(text, terms).map((piece) =>
    piece.hit ? html`<mark class="hit">${piece.text}</mark>` : piece.text,
  );
}
