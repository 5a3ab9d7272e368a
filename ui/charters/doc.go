// Package charters is the page on which the charter of a unit is read (部门职责说明书, 岗位说明):
// its eight parts, and what each lacks, with the way to enter it.
//
// What it says is put together by model/charter and said by model/text. The page is made once
// with the functions it may call and drawn by Draw; whose charter it is is its state.
package charters
