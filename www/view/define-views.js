import { EssayCardElement } from './essay-card.js';
import { FilterBoxElement } from './filter-box.js';
import { FilterOptionsElement } from './filter-options.js';
import { HitStripElement } from './hit-strip.js';
import { NodeWordsElement } from './node-words.js';
import { OutlineHeadElement } from './outline-head.js';
import { OutlineTreeElement } from './outline-tree.js';
import { PassageListElement } from './passage-list.js';
import { TextPaneElement } from './text-pane.js';

/** Registers the parts of the reader, once in a page. The build puts the version into these names, wherever they stand. */
export function defineViews() {
  const views = {
    'gangmu-essay-card': EssayCardElement,
    'gangmu-filter-box': FilterBoxElement,
    'gangmu-filter-options': FilterOptionsElement,
    'gangmu-hit-strip': HitStripElement,
    'gangmu-node-words': NodeWordsElement,
    'gangmu-outline-head': OutlineHeadElement,
    'gangmu-outline-tree': OutlineTreeElement,
    'gangmu-passage-list': PassageListElement,
    'gangmu-text-pane': TextPaneElement,
  };
  for (const [tag, view] of Object.entries(views)) {
    if (!customElements.get(tag)) customElements.define(tag, view);
  }
}
