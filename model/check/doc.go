// Package check finds what is wrong with an organisation (重叠、缺口、负荷、接口、治理、措辞)
// and measures it.
//
// A rule is a row beside its function (rule.go): its scope, the kind of thing that it is
// about and checks one of, and a mark for what is asked of rules elsewhere; who means one
// rule names its constant. [Check] applies all rules to everything and is the truth. [Findings.Update] applies
// them only to what a change touched; which things those are is said once, in
// touched.go and touched_pairs.go, and random tests hold Update to Check.
//
// That rules would note themselves what they read was tried, over 10,000 duties: 2.5 million
// reads, 1.5 million different ones. Noting them makes the rules take twice their time, and
// finding the rules by what they read takes 68 MB, as much again as all findings and tables.
//
// A [Finding] is data: model/text says it. [Score] gives the seven measures of the
// board's scorecard; there is no total.
//
// Start with check.go, then the rules of a family (overlap_rules.go, gap_rules.go,
// load_rules.go, interface_rules.go, governance_rules.go, wording_rules.go) and score.go.
// facts.go looks things up, in tables that a later state shares where nothing changed
// (persistent_map.go, paged_slice.go), as it does the findings (finding_list.go).
package check
