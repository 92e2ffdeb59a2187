import { createContext, useContext } from "react";

export const Answers = createContext(null);

/** What was answered, and how to answer. */
export const useAnswers = () => useContext(Answers);
