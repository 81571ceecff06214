/** @import { QueryTerm } from '../types.js' */
import { html } from 'lit';

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
  const sought = terms.filter(({ joint }) => joint !== 'not').map((term) => term.text.toLowerCase());
  // Longest first, so that 读书会 is not marked as 读书 alone. A few letters (İ) change length when folded: no marks then.
  const words = folded.length === text.length ? sought.filter(Boolean).sort((a, b) => b.length - a.length) : [];
  const pieces = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const word = words.find((each) => folded.startsWith(each, at));
    if (word === undefined) {
      at += 1;
      continue;
    }
    pieces.push({ text: text.slice(from, at), hit: false }, { text: text.slice(at, at + word.length), hit: true });
    at += word.length;
    from = at;
  }
  pieces.push({ text: text.slice(from), hit: false });
  return pieces.filter((piece) => piece.text);
}

/** A text with the terms in it marked. @param {string} text @param {QueryTerm[]} terms */
export function marked(text, terms) {
  return cutAtTerms(text, terms).map((piece) => (piece.hit ? html`<mark class="hit">${piece.text}</mark>` : piece.text));
}
