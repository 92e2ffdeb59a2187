import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { z } from "zod";
import { dateProblem, options, pathAfter, progress, question } from "../../common/journey.js";
import { useAnswers } from "./answers.js";
import { Page, Problem } from "./Page.jsx";

const PARTS = ["day", "month", "year"];

const ofDate = z.object({ day: z.string(), month: z.string(), year: z.string() }).superRefine((date, ctx) => {
  const wrong = dateProblem(date);
  if (wrong) ctx.addIssue({ code: "custom", path: [wrong.part], message: `date.problems.${wrong.rule}` });
});
const ofChoice = z.object({ choice: z.string({ error: "empty" }).min(1, "empty") });

export function Question() {
  const { code } = useParams();
  return code === "birth-date" ? <BirthDate key={code} code={code} /> : <Choice key={code} code={code} />;
}

/** Keeps an answer and goes on. */
function useGoOn(code) {
  const { answers, setAnswers } = useAnswers();
  const navigate = useNavigate();
  return (answer) => {
    const after = { ...answers, [code]: answer };
    setAnswers(after);
    navigate(pathAfter(after));
  };
}

function BirthDate({ code }) {
  const { t } = useTranslation();
  const { answers } = useAnswers();
  const goOn = useGoOn(code);
  const { register, handleSubmit, formState: { errors, submitCount } } = useForm({
    resolver: zodResolver(ofDate),
    defaultValues: { day: "", month: "", year: "", ...answers[code] },
    shouldFocusError: false,
  });
  const part = PARTS.find((one) => errors[one]);
  const text = part && t(errors[part].message);
  const { title, hint } = question(code);
  return (
    <Page title={title} progress={progress(code, answers)} problems={text ? [{ target: `${code}-${part}`, text }] : []} attempt={submitCount}>
      <form noValidate onSubmit={handleSubmit(goOn)}>
        <div className={text ? "field field-wrong" : "field"} role="group" aria-labelledby="heading" aria-describedby={`${code}-hint ${code}-error`}>
          <p className="hint" id={`${code}-hint`}>{hint}</p>
          <Problem id={code} text={text} />
          <div className="date">
            {PARTS.map((one) => (
              <div key={one}>
                <label className="label" htmlFor={`${code}-${one}`}>{t(`date.${one}`)}</label>
                <input className={`input ${one}`} id={`${code}-${one}`} inputMode="numeric" autoComplete="off" {...register(one)} />
              </div>
            ))}
          </div>
        </div>
        <button type="submit" className="button">{t("goOn")}</button>
      </form>
    </Page>
  );
}

function Choice({ code }) {
  const { t } = useTranslation();
  const { answers } = useAnswers();
  const goOn = useGoOn(code);
  const { register, handleSubmit, formState: { errors, submitCount } } = useForm({
    resolver: zodResolver(ofChoice),
    defaultValues: { choice: answers[code] },
    shouldFocusError: false,
  });
  const { title, hint, empty } = question(code);
  const text = errors.choice && empty;
  return (
    <Page title={title} progress={progress(code, answers)} problems={text ? [{ target: code, text }] : []} attempt={submitCount}>
      <form noValidate onSubmit={handleSubmit(({ choice }) => goOn(choice))}>
        <div className={text ? "field field-wrong" : "field"} role="radiogroup" aria-labelledby="heading" aria-describedby={`${code}-hint ${code}-error`}>
          {hint && <p className="hint" id={`${code}-hint`}>{hint}</p>}
          <Problem id={code} text={text} />
          <div className="tiles">
            {options(code, answers).map((option, at) => (
              <label className="tile" key={option.code}>
                <input type="radio" id={at ? `${code}-${option.code}` : code} value={option.code} {...register("choice")} />
                {option.label}
                {option.hint && <span className="door-hint">{option.hint}</span>}
              </label>
            ))}
          </div>
        </div>
        <button type="submit" className="button">{t("goOn")}</button>
      </form>
    </Page>
  );
}
