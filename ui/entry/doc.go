// Package entry is the one way in which records are entered and changed in place: the
// fields are those of the model's tables, named and offered in the words of model/text.
//
//	cells.go   what can be entered of a kind, and what not and why
//	input.go   Input: the field of one cell; what was typed becomes a value or a sentence
//	offers.go  what may be chosen, as one types
//	form.go    Form: the fields of one record; Tab, Enter, Escape, leaving;
//	           form_places.go where they stand, form_deed.go the verb that stores them
//	read.go    what the words of a duty say, offered to be taken
//	push.go    a button that does not leave the form
//	block.go   a block that is pasted as many records, a row each
//
// An Input knows no record and a Form stores nothing itself: it asks the model whether a
// verb is possible, says in a sentence beside the field why it is not, and gives the
// verb that is to its Hands.
package entry
