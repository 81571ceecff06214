import { LitElement } from 'lit';

/** A part of the reader. It draws into the reader's own root, so that ids and the one style sheet reach everything. */
export class ViewElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  /**
   * Tells the reader what the user wants.
   *
   * @param {string} type
   * @param {unknown} [detail]
   */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}
