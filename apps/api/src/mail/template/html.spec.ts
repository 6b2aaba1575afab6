import { expect, it } from 'vitest';
import { html } from './html.js';

it('what is put into a template is text, unless it is HTML already', () => {
  const words = `<b title="x">'&'</b>`;
  const list = ['a', '<'].map((word) => html`<li>${word}</li>`);
  expect(html`<p title="${words}">${html`<i>${1}</i>`}${list}</p>`.text).toBe(
    '<p title="&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;"><i>1</i><li>a</li><li>&lt;</li></p>',
  );
});
