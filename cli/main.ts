#!/usr/bin/env node
import { ProblemError } from "../core/messages";
import { createProgram } from "./program";

createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    const isForUser = error instanceof ProblemError || !process.env.DTS_CROSS_ACCOUNT_DEBUG;
    console.error(isForUser && error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
