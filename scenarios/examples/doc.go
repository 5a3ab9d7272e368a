// Package examples makes libraries to start from: the two departments of the
// users' own brief, templates that refine them for an industry and a company size,
// an empty one, and made-up organisations of any size.
//
// seed.json is the brief as data, with what an analyst has added to it. story.go
// turns it into a library as a user would: the baseline V0 holds the records,
// under the ids of seed.json, and V1 to V3 are forks made by verbs with reasons.
// Whatever the brief does not state is marked so ([model.Analyst]) or left out:
// its assumptions about working hours, frequency and importance are no statements.
//
// templates.json says step by step how an analyst would refine that baseline, each
// step with its reason in both languages; templates.go carries the steps out. A new
// industry, size or combination is an entry in that file and nothing else.
package examples
