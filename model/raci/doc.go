// Package raci derives the matrix of responsibilities (责任矩阵) of a scenario: a row for
// every duty, a column for every unit, and in it who is accountable (A), works on it (R), is
// consulted (C) or informed (I).
//
// Nothing of it is stored but what the scenario holds anyway. The home of a duty is
// accountable and works on it; a [model.Role] gives another unit a part; who passes something
// on is consulted by who receives it, and who receives it is informed; who integrates a joint
// undertaking is consulted, who owns its output informed. A letter always has the grounds it
// rests on ([Ground]). What a role says goes before what is derived.
//
// A duty that was moved leaves letters behind that were given for the place it had. They are
// stale until somebody says what holds now: another letter, or that it stays, which is a
// [model.Waiver] of the key [Key] on the evidence [Evidence].
//
//	matrix.go   rows, columns, letters
//	derive.go   how they come about
//	moved.go    what a move made stale
//	deeds.go    what a key does to a cell, as verbs
//
// Sentences are said by model/text.
package raci
