// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SellerHtml } from './SellerHtml';

it('keeps the structure of a text and drops everything that acts', () => {
  const { container } = render(
    <SellerHtml
      html={
        '<h2>Oak</h2><p onclick="steal()">Solid <b>oak</b></p><script>steal()</script><img src=x onerror=steal()><a href="javascript:steal()">x</a>'
      }
    />,
  );
  expect(container.firstElementChild!.innerHTML).toBe('<h2>Oak</h2><p>Solid <b>oak</b></p><a>x</a>');
});
