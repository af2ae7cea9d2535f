#!/usr/bin/env node
import { errorText, ProblemError } from "../core/messages";
import { createProgram } from "./program";

createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    const isForUser = error instanceof ProblemError || !process.env.DTS_CROSS_ACCOUNT_DEBUG;
    console.error(isForUser ? errorText(error) : error);
    process.exitCode = 1;
  });
