// Makes two visits to one page look alike, and the page its old self again afterwards.

const STYLE = `
  *, *::before, *::after { caret-color: transparent !important; transition: none !important; animation: none !important; }
  [role="img"][aria-label^="QR"] { visibility: hidden !important; }
`;

// Number and code of an application are chance. A СНИЛС begins like a number but goes on.
const CHANCE = [
  [/(?<!\d)\d{3}-\d{3}-\d{3}(?![\s\u00a0]?\d)/g, "123-456-789"],
  [/(?<![\d-])\d{5}-\d{5}(?!\d)/g, "12345-67890"],
  // The service of a walk listens where there is room.
  [/http:\/\/127\.0\.0\.1:\d+/g, "https://example.org"],
  [/127\.0\.0\.1:\d+/g, "example.org"],
];

const steadied = (text) => CHANCE.reduce((text, [pattern, stand]) => text.replace(pattern, stand), text);

const textNodes = () => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};

const makeSteady = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const before = [];
  for (const node of textNodes()) {
    const text = steadied(node.data);
    if (text !== node.data) {
      before.push([node, node.data]);
      node.data = text;
    }
  }
  const { activeElement, title } = document;
  const scrolled = [scrollX, scrollY];
  window.kruzhokSteady = { sheet, before, activeElement, scrolled, title };
  document.title = steadied(title);
};

const makeUnsteady = () => {
  const { sheet, before, activeElement, scrolled, title } = window.kruzhokSteady;
  delete window.kruzhokSteady;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  for (const [node, text] of before) node.data = text;
  document.title = title;
  if (document.activeElement !== activeElement) {
    document.activeElement?.blur();
    activeElement?.focus?.({ preventScroll: true });
  }
  scrollTo(...scrolled);
};
