/*
 * Lit makes a Trusted Types policy as it loads. Where the page does not list that, it throws, and of a script nothing has run
 * but what stands before Lit: this. So the tag says it by itself, in plain DOM.
 */

const SAID = [
  '阅读器不能启动：这个网页的 Content-Security-Policy 不许 Trusted Types 策略 lit-html。请网站管理员在 trusted-types 里加上 lit-html 和 gangmu。',
  'The reader cannot start: the Content-Security-Policy of this page does not allow the Trusted Types policy lit-html. Its owner can add lit-html and gangmu to trusted-types.',
];

/** What stands for the reader where it cannot start. */
class RefusedElement extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const note = document.createElement('p');
    note.setAttribute('role', 'alert');
    note.innerText = SAID.join('\n');
    this.attachShadow({ mode: 'open' }).append(note);
  }
}

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
  const isOurs = effectiveDirective === 'trusted-types' && /^(lit-html|$)/.test(sample ?? '');
  if (isOurs && !customElements.get('gangmu-reader')) customElements.define('gangmu-reader', RefusedElement);
});
