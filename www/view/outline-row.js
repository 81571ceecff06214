/** @import { Filtered } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { marked } from './marks.js';

/** A node below this confidence is drawn lighter. */
const SURE = 0.6;

/**
 * How a row is drawn.
 *
 * @typedef {object} RowLook
 * @property {OutlineModel} model
 * @property {Strings} strings
 * @property {Filtered | null} filtered the filter, where it found something
 * @property {Uint32Array | null} ownHits
 * @property {Uint8Array} folded
 * @property {boolean} isFirst
 * @property {boolean} isHere one reads here
 * @property {boolean} isActive takes the focus
 */

/**
 * A row of the outline, `top` pixels below the first one.
 *
 * @param {number} node
 * @param {number} top
 * @param {RowLook} look
 */
export function outlineRow(node, top, look) {
  const { model, strings, isHere, isActive, folded } = look;
  const depth = model.depth(node);
  const expanded = model.childCount(node) ? String(!folded[node]) : nothing;
  return html`<div
    class=${classOf(node, look)}
    role="treeitem"
    data-node=${node}
    tabindex=${isActive ? 0 : -1}
    aria-level=${depth + 1}
    aria-setsize=${model.setSize(node)}
    aria-posinset=${model.position(node)}
    aria-expanded=${expanded}
    aria-current=${isHere ? 'location' : nothing}
    aria-selected=${isHere}
    aria-label=${labelOf(node, look)}
    title=${tipOf(node, model, strings)}
    .style=${`top: ${top}px`}
  >
    <span class="knot"></span>
    <span class="words"
      ><span class="name">${nameOf(node, look)}</span>${depth ? nothing : subtitleOf(node, look)}</span
    >
    <span class="cnt">${countOf(node, look)}</span>
  </div>`;
}

/** @param {number} node @param {RowLook} look */
function classOf(node, { model, filtered, ownHits, isFirst }) {
  return [
    'row',
    isFirst ? 'row--first' : '',
    model.depth(node) ? '' : 'row--essay',
    model.confidence(node) < SURE ? 'row--unsure' : '',
    filtered && !ownHits?.[node] ? 'row--dim' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The number in its own colour, then the title; what the filter found in it is marked. @param {number} node @param {RowLook} look */
function nameOf(node, { model, strings, filtered, ownHits }) {
  const title = model.title(node) || strings.untitled;
  const number = model.number(node);
  const rest = title.slice(number.length);
  const apart = /^\s/.test(rest) || number.endsWith('.');
  const shown = filtered && ownHits?.[node] ? marked(rest.trim(), filtered.terms) : rest.trim();
  return html`${number ? html`<span class=${apart ? 'num num--apart' : 'num'}>${number}</span>` : nothing}${shown}`;
}

/** @param {number} node @param {RowLook} look */
function subtitleOf(node, { model, strings }) {
  return html`<span class="sub">${model.subtitle(node) || strings.sections(model.childCount(node))}</span>`;
}

/** @param {number} node @param {RowLook} look */
function countOf(node, { model, strings, filtered }) {
  const count = filtered ? filtered.nodeHits[node] : model.charCount(node);
  return count ? strings.figure(count) : nothing;
}

/** @param {number} node @param {RowLook} look */
function labelOf(node, { model, strings, filtered }) {
  const title = model.title(node) || strings.untitled;
  return filtered?.nodeHits[node] ? `${title} ${strings.hits(filtered.nodeHits[node])}` : title;
}

/** @param {number} node @param {OutlineModel} model @param {Strings} strings */
function tipOf(node, model, strings) {
  const title = model.title(node) || strings.untitled;
  if (model.confidence(node) >= SURE) return title;
  return `${title}\n${strings.unsure(model.reason(node), Math.round(model.confidence(node) * 100))}`;
}
