import type { Page } from 'playwright-core';

/** What a browser made of a document, everything that folds laid open. */
export interface Layout {
  /** Distinct elements with the names of their attributes: `td align`. */
  readonly elements: readonly string[];
  readonly tables: readonly TableLayout[];
  /** Figures that stand on more than one line. */
  readonly brokenFigures: readonly string[];
  /** What reaches beyond the text's right edge. */
  readonly overflowing: readonly string[];
}

export interface TableLayout {
  readonly head: readonly string[];
  readonly rowCount: number;
  readonly placePx: number;
  readonly contentPx: number;
}

/** Measures a page that shows one document. */
export async function measureLayout(page: Page): Promise<Layout> {
  await page.locator('details').evaluateAll((all) => {
    for (const each of all) each.setAttribute('open', '');
  });
  return page.locator('article').evaluate((article): Layout => {
    const selectAll = (selector: string): readonly Element[] => [...article.querySelectorAll(selector)];
    const style = getComputedStyle(article);
    const edgePx = article.getBoundingClientRect().right - Number.parseFloat(style.paddingRight);

    const findBrokenFigures = (cell: Element): readonly string[] =>
      [...cell.childNodes].flatMap((node) => {
        if (node instanceof Element) return findBrokenFigures(node);
        const figures = [...(node.textContent ?? '').matchAll(/[\d.,/−+±]*\d(?:\s?%)?/g)];
        return figures.flatMap(({ 0: figure, index }) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + figure.length);
          return range.getClientRects().length === 1 ? [] : [figure];
        });
      });

    return {
      // A chart is mermaid's own.
      elements: [
        ...new Set(
          selectAll('*')
            .filter((each) => each.closest('section.chart') === null)
            .map((each) => [each.localName, ...each.getAttributeNames()].join(' ')),
        ),
      ].toSorted(),
      tables: selectAll('table').map((table) => ({
        head: [...table.querySelectorAll('th')].map((cell) =>
          cell.innerText.replaceAll(/\u{AD}/gu, '').replaceAll(/[\n\u{A0}]/gu, ' '),
        ),
        rowCount: table.querySelectorAll('tbody tr').length,
        placePx: table.clientWidth,
        contentPx: table.scrollWidth,
      })),
      brokenFigures: selectAll('td:not(:first-child)').flatMap(findBrokenFigures),
      overflowing: selectAll('*')
        .filter((each) => each.closest('pre') === null && each.getBoundingClientRect().right > edgePx + 0.5)
        .map((each) => `${each.localName}: ${(each.textContent ?? '').slice(0, 60)}`),
    };
  });
}
