// Package model says what an organisation scenario is and how it may change.
//
// It holds values and pure functions only: no files, no clock, no randomness.
//
//   - A [Scenario] is an immutable value: one table of records per [Kind].
//   - A [Verb] is a pure function that looks at a scenario and answers with a
//     [Change] or a [Refusal]. Asking whether something can be done is calling
//     the verb and not storing the answer.
//   - A [Change] is plain data: for every touched record the cells that differ,
//     before and after. Do, undo, redo, preview, compare, the log on disk, the
//     workbook's change sheet and the redraw are functions of Change.
//   - [Merge] brings two sides that come from one scenario together, and asks about
//     what both cannot have as data too, a [Conflict].
//
// Start with records.go (what there is), then change.go (the one kind of
// modification), then verbs_duty.go (what a drag does).
//
// The fields of every kind are listed exactly once, in fields_tables.go; JSON of
// changes, the comparison of scenarios, the sentences and the workbook columns
// all walk that list.
package model
