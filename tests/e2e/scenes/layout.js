// What a person with large letters, a small phone or a thumb would stumble over. Each answer is a list of sentences.

const SMALLEST_TEXT = 16;
const SMALLEST_TARGET = 44;
// Layout happens in fractions of a pixel.
const TOLERANCE = 1;

const words = (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 40);

// An element as a person at the style sheet would look for it.
const named = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const classes = [...element.classList].map((name) => `.${name}`).join("");
  const label = element.labels?.[0] ? words(element.labels[0]) : words(element);
  const parent = id || classes || !element.parentElement ? "" : `${named(element.parentElement).split(" «")[0]} > `;
  return `${parent}${element.tagName.toLowerCase()}${id}${classes}${label && ` «${label}»`}`;
};

const pixels = (number) => `${Math.round(number * 10) / 10} px`;

const drawn = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

const chain = (element) => {
  const all = [];
  for (let one = element; one; one = one.parentElement) all.push(one);
  return all;
};

// Text for screen readers only: it has the size of a point. The page's end of a drawing is no text to read either.
const isOutOfSight = (element) =>
  chain(element).some((one) => {
    if (one === document.body || one === document.documentElement) return false;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const clips = style.overflow !== "visible" || style.clipPath !== "none";
    return (clips && style.position === "absolute" && box.width <= 2 && box.height <= 2) || one.matches('svg[aria-hidden="true"]');
  });

// Every piece of text that is meant for the eye, with the element it stands in and the boxes of its lines.
const texts = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.matches("script, style, noscript, option") || !drawn(element) || isOutOfSight(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width && box.height);
    if (boxes.length) found.push({ element, boxes });
  }
  return found;
};

const unique = (sentences) => [...new Set(sentences)];

// What the visible page does not show whole: it sticks out, is cut off or has to be scrolled sideways.
const lost = () => {
  scrollTo(0, 0);
  const root = document.documentElement;
  const width = root.clientWidth;
  const found = [];
  if (root.scrollWidth > width) found.push(`the page is ${root.scrollWidth} px wide in a window of ${width} px`);
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("svg") !== element && element.closest("svg")) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || !drawn(element) || isOutOfSight(element)) continue;
    if (box.bottom + scrollY <= 0) continue;
    if (box.right > width + TOLERANCE) found.push(`${named(element)} ends ${pixels(box.right - width)} beyond the right edge`);
    if (box.left < -TOLERANCE) found.push(`${named(element)} begins ${pixels(-box.left)} before the left edge`);
    const style = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(style.overflowX) && element !== document.scrollingElement;
    if (scrolls && element.scrollWidth > element.clientWidth + TOLERANCE && !element.matches("input, textarea"))
      found.push(`${named(element)} has to be scrolled sideways`);
  }
  for (const { element, boxes } of texts()) {
    for (const outer of chain(element)) {
      if (outer === document.body || outer === root) break;
      const style = getComputedStyle(outer);
      const frame = outer.getBoundingClientRect();
      const cutsX = /hidden|clip/.test(style.overflowX);
      const cutsY = /hidden|clip/.test(style.overflowY);
      const isCut = boxes.some(
        (box) =>
          (cutsX && (box.right > frame.right + TOLERANCE || box.left < frame.left - TOLERANCE)) ||
          (cutsY && (box.bottom > frame.bottom + TOLERANCE || box.top < frame.top - TOLERANCE)),
      );
      if (isCut) found.push(`${named(element)} is cut off by ${named(outer)}`);
    }
  }
  return unique(found);
};

// Text that is smaller than what a phone shows without zooming in.
const smallTexts = () => {
  const fields = [...document.querySelectorAll("input, select, textarea, button")].filter(drawn);
  const elements = [...texts().map(({ element }) => element), ...fields];
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const small = elements.filter((element) => size(element) < SMALLEST_TEXT);
  return unique(small.map((element) => `${named(element)} is written in ${pixels(size(element))}`));
};

const TARGETS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [tabindex="0"]';

const block = (element) => chain(element).find((one) => !getComputedStyle(one).display.startsWith("inline"));

// A link among words takes its size from the line (WCAG 2.5.8, exception "inline").
const isAmongWords = (element) => {
  if (element.tagName !== "A" || !getComputedStyle(element).display.startsWith("inline")) return false;
  const around = block(element.parentElement);
  const others = texts().filter((text) => around.contains(text.element) && !element.contains(text.element));
  return others.some(({ element: other }) => block(other) === around && /[\p{L}\p{N}]/u.test(other.textContent));
};

// A radio button and a box are hit on their label, too.
const hitBox = (element) => {
  const labels = element.matches('[type="radio"], [type="checkbox"]') ? [...(element.labels ?? [])] : [];
  const boxes = [element, ...labels].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 2);
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  return { left, top, width: right - left, height: bottom - top };
};

// A style sheet may make a target larger than its box, with a pseudo-element: then the points around it hit it.
const isHitAround = (element) => {
  element.scrollIntoView({ block: "center" });
  const box = hitBox(element);
  const reach = (size) => (size < SMALLEST_TARGET ? SMALLEST_TARGET / 2 - TOLERANCE : 0);
  const [dx, dy] = [reach(box.width), reach(box.height)];
  const hits = (x, y) => {
    const hit = document.elementFromPoint(box.left + box.width / 2 + x, box.top + box.height / 2 + y);
    return hit && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
  };
  return [-dx, dx].every((x) => [-dy, dy].every((y) => hits(x, y)));
};

const smallTargets = () => {
  const all = [...document.querySelectorAll(TARGETS)].filter((one) => drawn(one) && !isOutOfSight(one));
  const found = [];
  for (const element of all) {
    const box = hitBox(element);
    if (box.top + box.height + scrollY <= 0 || isAmongWords(element)) continue;
    const small = box.width < SMALLEST_TARGET - TOLERANCE / 2 || box.height < SMALLEST_TARGET - TOLERANCE / 2;
    if (small && !isHitAround(element)) found.push(`${named(element)} is ${pixels(box.width)} wide and ${pixels(box.height)} high`);
  }
  scrollTo(0, 0);
  return unique(found);
};
