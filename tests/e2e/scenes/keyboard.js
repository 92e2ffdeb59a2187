// With the keyboard open half of a phone is left. Each field that takes the focus must then be seen, with its label.

const field = 'input:not([type="hidden"]), textarea, select';

const isDrawn = (element) => element.checkVisibility({ visibilityProperty: true });

// A radio button is drawn by style: what a person sees of it is its label.
const isChosen = (element) => element.matches('[type="radio"], [type="checkbox"]');

const trouble = (part) => {
  const box = part.getBoundingClientRect();
  if (box.top < -1 || box.bottom > innerHeight + 1) return "is not in sight";
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return hit && !part.contains(hit) && !hit.contains(part) ? `is covered by ${hit.tagName.toLowerCase()}.${hit.className}` : null;
};

const hiddenFields = () => {
  const found = new Set();
  const end = document.documentElement.scrollHeight;
  for (const control of [...document.querySelectorAll(field)].filter(isDrawn)) {
    for (const from of [0, end]) {
      document.activeElement?.blur();
      scrollTo(0, from);
      control.focus();
      const label = control.labels?.[0];
      const name = (label?.textContent ?? control.id).replace(/\s+/g, " ").trim();
      const parts = isChosen(control) ? { label } : { field: control, label };
      for (const [what, part] of Object.entries(parts)) {
        const why = part && trouble(part);
        if (why) found.add(`the ${what} of «${name}» ${why}`);
      }
    }
  }
  document.activeElement?.blur();
  scrollTo(0, 0);
  return [...found];
};
