import i18next from "i18next";
import { createRoot } from "react-dom/client";
import { initReactI18next } from "react-i18next";
import { BrowserRouter } from "react-router";
import words from "virtual:words";
import "../../style.css";
import { App } from "./App.jsx";

i18next.use(initReactI18next).init({
  lng: "ru",
  resources: { ru: { translation: words } },
  interpolation: { escapeValue: false, prefix: "{", suffix: "}" },
});

createRoot(document.getElementById("app")).render(
  <BrowserRouter>
    <App />
  </BrowserRouter>,
);
