// Package boundary lists the matters that several units share (职责边界清单): who leads each,
// who supports, who does which stage of it, and on which words that rests.
//
// A matter is a joint undertaking, an object that several units deal with (a theme of
// overlap), or a duty on which other units have a part or whose outcome goes to them. Nothing
// of it is stored: it is derived from collaborations, hand-offs, roles, homes and themes, and
// changes with them. What has no lead, two leads or a stage without an owner is open, and so
// is what is told in words that leave open who does what ([Vague]). All of that but the last
// is found by the rules of model/check as well.
//
//	matter.go   what a matter is
//	derive.go   which there are
//	stage.go    the stages of the work
//	vague.go    words that leave open who does what
//	deeds.go    what would settle a matter, as verbs
//
// Sentences are said by model/text.
package boundary
