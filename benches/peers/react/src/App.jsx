import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Route, Routes } from "react-router";
import { Answers } from "./answers.js";
import { Form } from "./Form.jsx";
import { Question } from "./Question.jsx";
import { Result } from "./Result.jsx";
import { Sent } from "./Sent.jsx";
import { Start } from "./Start.jsx";

export function App() {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState({});
  const [sent, setSent] = useState({});
  return (
    <Answers value={{ answers, setAnswers }}>
      <header className="header">
        <div className="column">
          <Link className="brand" to="/">{t("service")}</Link>
        </div>
      </header>
      <main className="column">
        <Routes>
          <Route path="/questions/:code" element={<Question />} />
          <Route path="/result" element={<Result />} />
          <Route path="/application/child" element={<Form onSent={setSent} />} />
          <Route path="/sent" element={<Sent {...sent} />} />
          <Route path="*" element={<Start />} />
        </Routes>
      </main>
    </Answers>
  );
}
