// Package meaning reads what a duty is about, in Chinese or English, and says how
// near the work of two duties is.
//
// What decides is the object and the capability that a text names (退款, influencer
// seeding), not the words around it: a bilingual lexicon of several hundred concepts
// knows the terms of both languages, so that 接待买家咨询 and "answer customer
// enquiries" meet. Channels, KPIs, campaigns, partners, tools, data sets and budgets
// are typed resources, told apart from capabilities. Verbs say the stage of the work
// (plan, make, run, check, …) and how far it reaches (A, R, C, I); frames (负责,
// 相关工作) say nothing.
//
// A [Lexicon] is immutable. [Lexicon.Read] gives the [Meaning] of a text,
// [Lexicon.Compare] the [Verdict] on two. What no term explains is never taken for
// distinct: it is compared letter by letter, and a text without any recognised
// concept says so.
//
// In an organisation a text is one among others: what all of them say tells no two apart.
// [NewCrowd] counts them, [Portray] sees a text among them, by small word vectors too, and
// [Lexicon.Claim] says how far two claim one piece of work.
//
// From text to verdict: fold.go (letters to units) → trie.go (units to terms) → reading.go
// (terms to clauses; beside.go: with whom) → read.go (clauses to meaning) → compare.go (two
// meanings to features) → verdict.go (features to probabilities, by weights that the command
// quality found).
// The tables are in lexicon/, read by tables.go.
package meaning
