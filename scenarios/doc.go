// Package scenarios keeps scenarios in a library file and lets them be edited.
//
// A [Library] is one document, a SQLite file. It holds a forest of scenarios: a
// root stores the whole scenario it started as; a fork stores only where it left
// its parent. What happened since then is the log, one row per gesture, which
// only ever grows. So every past moment can be had ([Library.At]), undo survives
// a restart, and the reason for a cell is a row that can be found.
//
// A [Session] edits one scenario. It is the only mutable thing in the program:
// [Session.Do] runs a verb, commits one row, and only then shows the new state as
// an immutable [Snapshot]. The state is nowhere stored; it is the fold of the log
// over the start, and the same fold runs live and on opening (log.go). What is kept
// beside the file to open a long log faster is a cache (checkpoint.go).
//
// Several programs may have one file open. Do looks at the rows that others have
// written, runs the verb again on what they left, and appends. Nothing is locked
// between two gestures.
//
// Two scenarios that come from one are brought together by [Session.Merge]: one row
// that names the moment it brought in. Forks and such rows are the edges along which
// the nearest common ancestor is found (ancestry.go); taking the row back takes its
// edge back.
//
// Two files are brought together by [Library.Bring]: what the other has comes in as forks
// where both began alike (bring.go, bring_in.go).
//
// Start with session.go (what a gesture does), then log.go (what a row means),
// then open.go (what is refused), migrate.go (files of older formats) and backup.go.
//
// What a newer program wrote is refused untouched, as a whole: [ErrNewer], never damage.
// Columns, verbs of the log and statuses come with a new format of the file; fields and
// kinds of the model do not (CONTRIBUTING.md).
//
// All SQL is in schema.sql, tables.go, open.go, migrate.go, present.go, settings.go
// and library.go.
package scenarios
