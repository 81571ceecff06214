/** @import { Passage } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { icon } from './icons.js';

/**
 * How a passage is drawn.
 *
 * @typedef {object} PassageLook
 * @property {OutlineModel} model
 * @property {Strings} strings
 * @property {number} hitNumber the hit one stands on
 * @property {number} number its place in the list, from 0
 * @property {number} count passages in all
 * @property {boolean} isActive takes the focus
 * @property {(number: number) => void} go
 */

/**
 * A paragraph with hits: where it stands, and three lines of its text.
 *
 * @param {Passage} passage
 * @param {PassageLook} look
 */
export function passageRow(passage, { model, strings, hitNumber, number, count, isActive, go }) {
  const nowMark = hitNumber - passage.firstHit;
  const isNow = nowMark >= 0 && nowMark < passage.hitCount;
  return html`<li aria-setsize=${count} aria-posinset=${number + 1}>
    <button
      type="button"
      class=${isNow ? 'passage passage--now' : 'passage'}
      data-number=${number}
      tabindex=${isActive ? 0 : -1}
      aria-current=${isNow ? 'true' : nothing}
      @click=${() => go(number)}
    >
      <span class="where">${whereOf(passage, model, strings)}</span>
      <span class="snip"
        >${passage.from ? '…' : nothing}${markedText(passage, nowMark)}${passage.goesOn ? '…' : nothing}</span
      >
    </button>
  </li>`;
}

/** The essay, and the nearest heading in it. @param {Passage} passage @param {OutlineModel} model @param {Strings} strings */
function whereOf({ node }, model, strings) {
  const essay = model.essay(node);
  const title = (/** @type {number} */ each) => html`<span>${model.title(each) || strings.untitled}</span>`;
  return node === essay ? title(essay) : html`${title(essay)}${icon('chevron')}${title(node)}`;
}

/** @param {Passage} passage @param {number} nowMark which of its hits one stands on; none where it is out of range */
function markedText({ text, marks }, nowMark) {
  const pieces = [];
  let from = 0;
  for (let at = 0; at < marks.length; at += 2) {
    // Hits of two terms may overlap.
    const start = Math.max(from, marks[at]);
    const end = Math.max(start, marks[at + 1]);
    const name = at / 2 === nowMark ? 'hit hit--now' : 'hit';
    pieces.push(text.slice(from, start), html`<mark class=${name}>${text.slice(start, end)}</mark>`);
    from = end;
  }
  return [...pieces, text.slice(from)];
}
