// Package overlap finds the duties of a scenario that are near each other, and says why.
//
// What two texts are about is read and judged by model/meaning; this package knows the
// duties: it cuts their wordings, holds them against each other, keeps the pairs, and follows
// edits. There are layers, each with a reason of its own, never one opaque score:
//
//   - shared functions: plain Jaccard of the tags that somebody set; from [Functions] on two
//     duties are near by them alone;
//   - one piece of work that both texts claim ([meaning.Claim]). While duties are few every
//     pair is looked at, each text among all texts of its organisation (few.go); of more only
//     pairs are that share a term, each by itself (join.go);
//   - what both are about: the capabilities that both name ([SharedCapability]), and typed
//     resources, a channel, KPI, campaign, partner, tool, data set or budget
//     ([SharedResource]);
//   - shared words, which are told as a reason, and as [NearCopy] where they alone show a copy.
//
// [Likeness.Related] says that a boundary must be agreed, [Likeness.Same] that one of two is
// too many; each is 0 below its threshold. [Alike] compares two duties, an [Index] knows all
// pairs of a scenario that are near. Where duties are placed does not matter to it. A duty
// without tags and without words is unrecognised, which is a state of its own and never means
// "distinct".
//
// There are two ways of cutting a text. Postings hold bigrams of the wording without stock
// phrases (words.go), which find the few pairs worth a look among millions by counting;
// meaning reads terms, which decide. The one needs no lexicon, so that nothing is missed that
// the lexicon does not know.
package overlap
