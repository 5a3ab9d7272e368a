// Package intake reads an organisation that people have written down for themselves: which
// column of a table is the department and which the duty, which heading of a charter names
// a unit, what a cell with nine numbered lines says.
//
// From file to step: package sheet gives the rows ([sheet.Document]) → [Read] says what they
// mean ([Reading]: columns, rows, a [Draft] of units and duties, and what was not
// understood) → people correct the [Mapping], and it is read again → [Compare] holds the
// draft against a scenario ([Plan]: unchanged, changed, new, missing) → one
// [model.Change], adopted as one step.
//
// What a column is called is in roles.txt, how units and posts are named in names.txt, what
// stands in cells of set values in values.txt; nothing here knows one trade. Nothing is
// guessed without a mark: a column is [Sure] or [Guessed], and a row that was not taken is
// told with its reason ([Question]).
//
// A sheet is read by a reader (reader.go) into a builder (draft.go): a table by its heads
// (heads.go, and what stands in them, columns*.go) row by row (table.go, grid*.go), one with
// units side by side or with parts by letter in matrix.go, an org table in hierarchy.go, a
// form in form.go, a tree that is shown by how far its lines stand in in outline*.go, a
// charter with headings in charter*.go and headings.go. What a document says about itself,
// and what is none of an organisation, is told in documents.go. How a text falls into single
// duties is in items.go, how it is numbered in marks.go.
//
// The plan is made in comparison*.go.
package intake
