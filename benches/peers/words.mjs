// The words of the peers, out of those of the app: `words(root)` gives what the three of them read.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";

/** Reads `locales/ru.toml` and `public/programme.json` below `root`. */
export function words(root) {
  const all = parse(readFileSync(join(root, "locales/ru.toml"), "utf8"));
  const programme = JSON.parse(readFileSync(join(root, "public/programme.json"), "utf8"));
  const values = { age: programme.ages["alone-from"], place: programme.municipality.prepositional };
  const put = (text) => text.replace(/\{(age|place)\}/g, (_, name) => values[name]);
  // What differs by who reads it is the parent's, as a child of theirs is meant on the way that is measured.
  const text = (value) => put(typeof value === "string" ? value : (value.child ?? value.parent));

  const option = (from, code) => ({ code, label: text(from[code]), hint: hint(from[`${code}-hint`]) });
  const hint = (value) => (value ? text(value) : undefined);
  const question = (code, options) => {
    const from = all.question[code];
    return {
      code,
      title: text(from.title),
      hint: hint(from.hint),
      options: options.map((one) => option(from, one)),
      empty: hint(from.empty),
    };
  };
  const field = (code, look, rules) => ({
    code,
    label: text(all["field-label-by-code"][code]),
    hint: hint(all["field-hint-by-code"][code]),
    problems: all["problem-by-code"][code.replace(/^child-/, "")],
    ...look,
    ...rules,
  });
  const name = { inputmode: "text", autocomplete: "off", kind: "letters" };
  const digits = (from, to) => ({ inputmode: "numeric", autocomplete: "off", kind: "digits", from, to });
  const free = { inputmode: "text", autocomplete: "off", kind: "text" };

  return {
    service: all.common.service,
    back: all.common.back,
    goOn: all.common.continue,
    errors: all.common["errors-heading"],
    errorPrefix: all.common["error-prefix"],
    pageTitle: all.common["page-title"],
    progress: all.question.progress,
    date: { ...all.date, problems: { ...all["problem-by-code"]["birth-date"], empty: text(all["problem-by-code"]["birth-date"].empty) } },
    start: {
      title: all.start.title,
      lead: all.start.lead,
      question: all.start.question,
      doors: ["parent", "pupil", "staff"].map((code) => option(all.start, code)),
      how: all.start.how,
      stages: ["answer", "send", "come"].map((one) => ({ name: all.start[`how-${one}`], text: all.start[`how-${one}-text`] })),
      what: all.start.what,
      whatText: all.start["what-text"],
    },
    questions: [
      question("helper", ["parent", "pupil"]),
      question("birth-date", []),
      question("residence", ["here", "elsewhere", "unsure"]),
      question("already", ["no", "yes", "unsure"]),
      question("attends", ["kindergarten", "school", "nowhere"]),
      question("identity", ["birth-certificate", "passport", "temporary-card", "foreign"]),
    ],
    result: Object.fromEntries(
      ["eligible", "review", "not-resident", "has-certificate"].map((verdict) => [
        verdict,
        { title: text(all.result[verdict]), lead: text(all.result[`${verdict}-lead`]) },
      ]),
    ),
    apply: all.result.apply,
    form: {
      title: text(all.section.child.title),
      hint: all.section.child.hint,
      send: all.check.send,
      fields: [
        field("child-surname", name),
        field("child-given-name", name),
        field("child-patronymic", name),
        field("child-snils", digits(11, 11)),
        field("child-inn", digits(12, 12)),
        field("birth-certificate-series", free),
        field("birth-certificate-number", digits(6, 7)),
        field("birth-certificate-issuer", free),
        field("phone", { ...digits(11, 11), inputmode: "tel", autocomplete: "tel" }),
        field("email", { inputmode: "email", autocomplete: "email", kind: "email" }),
      ],
    },
    sent: { title: all.sent.title, lead: text(all.sent.lead), number: all.sent.number, code: all.sent.code, keep: all.sent.keep },
  };
}
