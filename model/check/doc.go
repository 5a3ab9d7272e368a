// Package check finds what is wrong with an organisation (重叠、缺口、负荷、接口、治理)
// and measures it.
//
// A rule declares its scope, the kind of thing it is about, and checks one thing.
// [Check] applies all rules to everything and is the truth. [Findings.Update] applies
// them only to what a change touched; which things those are is said once, in
// touched.go, and random tests hold Update to Check.
//
// A [Finding] is data: model/text says it. [Score] gives the seven measures of the
// board's scorecard; there is no total.
//
// Start with check.go, then the rules of a family (overlap_rules.go, gap_rules.go,
// interface_rules.go, governance_rules.go) and score.go.
package check
