// Package charter puts together what there is to say of one unit: its charter (部门职责说明书),
// of a position its description (岗位说明), in the eight parts in which they are written: where
// it belongs, mission, duties, posts, authority, cooperation, performance, version. What is not
// there is a [Gap] of its part.
//
// It is the facts; sentences are said by model/text, sheets are laid out by export/charter.
package charter
