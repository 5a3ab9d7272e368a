// Package overlap says how alike two duties are, and why.
//
// There are separate layers, each with its own reason, never one opaque score
// (text alone does not find the overlaps that matter: on the example the pairs
// that are the same duty reach a character-bigram Dice of only 0.08 to 0.35):
//
//   - shared functions: plain Jaccard of the capability tags;
//   - one piece of work that both texts claim, among all texts of the organisation
//     while those are few (see [meaning.Lexicon.Claim]);
//   - shared words: Dice of the character bigrams of the Chinese wording, or of
//     the content words of the English one when a duty has no Chinese, after width,
//     case, punctuation and the stock phrases of job descriptions are taken out.
//
// [Alike] compares two duties. An [Index] knows every pair of a scenario that
// reaches a threshold and follows single edits; where duties are placed does not
// matter to it. A duty without tags and without words is unrecognised, which is a
// state of its own and never means "distinct".
package overlap
