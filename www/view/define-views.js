import { EssayCardElement } from './essay-card.js';
import { FilterBoxElement } from './filter-box.js';
import { HitStripElement } from './hit-strip.js';
import { OutlineHeadElement } from './outline-head.js';
import { OutlineTreeElement } from './outline-tree.js';
import { TextPaneElement } from './text-pane.js';

/** Registers the parts of the reader, once in a page. */
export function defineViews() {
  const views = {
    'gangmu-essay-card': EssayCardElement,
    'gangmu-filter-box': FilterBoxElement,
    'gangmu-hit-strip': HitStripElement,
    'gangmu-outline-head': OutlineHeadElement,
    'gangmu-outline-tree': OutlineTreeElement,
    'gangmu-text-pane': TextPaneElement,
  };
  for (const [tag, view] of Object.entries(views)) {
    if (!customElements.get(tag)) customElements.define(tag, view);
  }
}
