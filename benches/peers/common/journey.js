// What the peers know of the questions: which comes next, what they amount to, and what is wrong with what was typed.

import words from "virtual:words";

const PASSPORT_AGE = 14;

/** The question with that code. */
export const question = (code) => words.questions.find((one) => one.code === code);

/** The codes of the questions on the way of these answers. */
export function asked({ applicant, residence, already }) {
  const ended = residence === "elsewhere" ? "residence" : already === "yes" ? "already" : "identity";
  const codes = words.questions.map(({ code }) => code).filter((code) => code !== "helper" || applicant === "staff");
  return codes.slice(0, codes.indexOf(ended) + 1);
}

/** The path of what follows: the first question without an answer, or the result. */
export function pathAfter(answers) {
  const next = asked(answers).find((code) => answers[code] === undefined);
  return next ? `/questions/${next}` : "/result";
}

/** The place of a question on the way, as it is shown. */
export function progress(code, answers) {
  const codes = asked(answers);
  return words.progress.replace("{place}", codes.indexOf(code) + 1).replace("{count}", codes.length);
}

/** The options of a question: nobody under 14 holds a passport. */
export function options(code, answers) {
  const all = question(code).options;
  if (code !== "identity" || ageOf(answers["birth-date"]) >= PASSPORT_AGE) return all;
  return all.filter((option) => option.code !== "passport" && option.code !== "temporary-card");
}

/** What all answers amount to: a key of `words.result`. */
export function verdict({ residence, already, identity }) {
  if (residence === "elsewhere") return "not-resident";
  if (already === "yes") return "has-certificate";
  return residence === "unsure" || already === "unsure" || identity === "foreign" ? "review" : "eligible";
}

/** The rule that a date breaks, and the part of it that is wrong; `undefined` where it is right. */
export function dateProblem({ day, month, year }) {
  const parts = { day: day.trim(), month: month.trim(), year: year.trim() };
  if (!parts.day && !parts.month && !parts.year) return { rule: "empty", part: "day" };
  for (const part of ["day", "month", "year"]) if (!parts[part]) return { rule: `${part}-missing`, part };
  const inside = { day: [1, 31], month: [1, 12], year: [1900, 9999] };
  for (const part of ["day", "month", "year"]) {
    const number = Number(parts[part]);
    if (!Number.isInteger(number) || number < inside[part][0] || number > inside[part][1]) return { rule: `${part}-unknown`, part };
  }
  const date = new Date(Date.UTC(+parts.year, +parts.month - 1, +parts.day));
  if (date.getUTCMonth() !== +parts.month - 1) return { rule: "no-such-day", part: "day" };
  return date > new Date() ? { rule: "future", part: "year" } : undefined;
}

/** The words for what is wrong with a field of the form; `undefined` where nothing is. */
export function fieldProblem({ kind, from, to, problems }, text) {
  const typed = text.trim();
  if (!typed) return problems.empty;
  if (kind === "letters" && !/^[а-яё' -]+$/i.test(typed)) return problems.characters;
  if (kind === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) return problems.shape;
  if (kind !== "digits") return undefined;
  if (!/^[\d\s()+-]+$/.test(typed)) return problems.characters;
  const count = typed.replace(/\D/g, "").length;
  if (count < from) return problems["too-short"];
  return count > to ? problems["too-long"] : undefined;
}

function ageOf({ day, month, year }) {
  const [now, birth] = [new Date(), new Date(+year, +month - 1, +day)];
  const before = now.getMonth() < birth.getMonth() || (now.getMonth() === birth.getMonth() && now.getDate() < birth.getDate());
  return now.getFullYear() - birth.getFullYear() - (before ? 1 : 0);
}
