import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import words from "virtual:words";
import { z } from "zod";
import { fieldProblem } from "../../common/journey.js";
import { useAnswers } from "./answers.js";
import { Page, Problem } from "./Page.jsx";

const { fields } = words.form;

const checked = (field) =>
  z.string().superRefine((text, ctx) => {
    const message = fieldProblem(field, text);
    if (message) ctx.addIssue({ code: "custom", message });
  });
const draft = z.object(Object.fromEntries(fields.map((field) => [field.code, checked(field)])));

export function Form({ onSent }) {
  const { t } = useTranslation();
  const { answers } = useAnswers();
  const navigate = useNavigate();
  const { register, handleSubmit, formState: { errors, submitCount } } = useForm({
    resolver: zodResolver(draft),
    defaultValues: Object.fromEntries(fields.map(({ code }) => [code, ""])),
    shouldFocusError: false,
  });
  const send = async (typed) => {
    const body = JSON.stringify({ answers, fields: typed });
    const answer = await fetch("/api/applications", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    onSent(await answer.json());
    navigate("/sent");
  };
  const wrong = fields.filter(({ code }) => errors[code]);
  const problems = wrong.map(({ code }) => ({ target: code, text: errors[code].message }));
  return (
    <Page title={t("form.title")} problems={problems} attempt={submitCount}>
      <p className="hint">{t("form.hint")}</p>
      <form noValidate onSubmit={handleSubmit(send)}>
        {fields.map((field) => (
          <Field key={field.code} {...field} problem={errors[field.code]?.message} control={register(field.code)} />
        ))}
        <button type="submit" className="button">{t("form.send")}</button>
      </form>
    </Page>
  );
}

function Field({ code, label, hint, inputmode, autocomplete, problem, control }) {
  return (
    <div className={problem ? "field field-wrong" : "field"}>
      <label className="label" htmlFor={code}>{label}</label>
      {hint && <p className="hint" id={`${code}-hint`}>{hint}</p>}
      <Problem id={code} text={problem} />
      <input
        className="input"
        id={code}
        inputMode={inputmode}
        autoComplete={autocomplete}
        aria-invalid={problem ? "true" : undefined}
        aria-describedby={`${code}-hint ${code}-error`}
        {...control}
      />
    </div>
  );
}
