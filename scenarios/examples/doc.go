// Package examples makes libraries to start from: the two departments of the
// users' own brief, an empty one, and made-up organisations of any size.
//
// seed.json is the brief as data, with what an analyst has added to it. story.go
// turns it into a library as a user would: the baseline V0 holds the records,
// under the ids of seed.json, and V1 to V3 are forks made by verbs with reasons.
// Whatever the brief does not state is marked so ([model.Analyst]) or left out:
// its assumptions about working hours, frequency and importance are no statements.
package examples
