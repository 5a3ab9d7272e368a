// Command sandtablectl does what the window does, without a window: it makes
// libraries, changes scenarios by verbs, checks, compares and exports them. Scripts
// depend on its output and exit codes.
//
//	sandtablectl [--lang zh|en] [--json] COMMAND …
//
// Results go to stdout, messages to stderr; with --json stdout is exactly one JSON
// value, also when something went wrong ({"error": …}). The language is Chinese
// when the locale is (LC_ALL, LC_MESSAGES, LANG), else English.
//
// Exit codes: 0 done; 1 conflicts, or findings with --fail-on; 2 wrong use; 3
// refused by the model; 4 a file problem (missing, locked, damaged, newer, not ours).
//
// Start with run.go; there is one file per group of commands.
package main
